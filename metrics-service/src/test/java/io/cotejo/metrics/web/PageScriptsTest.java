package io.cotejo.metrics.web;

import io.cotejo.embedded.junit.PageRules;

class PageScriptsTest implements PageRules {}
