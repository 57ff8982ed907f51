package io.cotejo.deploy.compose;

import io.cotejo.deploy.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a Dockerfile says.
 *
 * @param instructions in order, each with its lines joined
 */
record Image(List<Instruction> instructions) {
    static final String FILE = "deploy/docker/Dockerfile";

    private static final Pattern VARIABLE = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|(\\S+))");

    /** One instruction, such as {@code USER} with {@code 10001}. */
    record Instruction(String name, String rest) {}

    static Image read() {
        return read(FILE);
    }

    static Image read(String file) {
        var instructions = new ArrayList<Instruction>();
        var joined = Repository.text(file).replaceAll("\\\\\n\\s*", "");
        joined.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            var parts = line.split(" ", 2);
            instructions.add(new Instruction(parts[0], parts[1]));
        });
        return new Image(List.copyOf(instructions));
    }

    List<String> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::rest)
                .toList();
    }

    Map<String, String> environment() {
        var variables = new TreeMap<String, String>();
        all("ENV")
                .forEach(line -> VARIABLE.matcher(line)
                        .results()
                        .forEach(match -> variables.put(
                                match.group(1), match.group(2) == null ? match.group(3) : match.group(2))));
        return variables;
    }
}
