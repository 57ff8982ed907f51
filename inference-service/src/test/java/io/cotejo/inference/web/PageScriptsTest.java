package io.cotejo.inference.web;

import io.cotejo.embedded.junit.PageRules;

class PageScriptsTest implements PageRules {}
