package io.cotejo.cli.model;

import io.cotejo.cli.client.RegistryClient.Wish;
import picocli.CommandLine.Option;

/** Why something is decided, for the ledger. */
final class ReasonOption {
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "decided on the command line",
            description = "Why; kept in the ledger. Default: ${DEFAULT-VALUE}.")
    private String reason = "";

    Wish wish() {
        return new Wish(System.getProperty("user.name", "unknown"), reason);
    }
}
