/** The dashboards, their data sources and the role that reads for them. */
@NullMarked
package io.cotejo.deploy.grafana;

import org.jspecify.annotations.NullMarked;
