import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * Drools (KIE DMN) over the workloads that workloads.py wrote: {@code java Bench FOLDER}.
 *
 * <p>A context is made for every evaluation, of values converted beforehand, and the decision asked
 * for is evaluated with what it requires.
 */
public final class Bench {
    private static final int ROUNDS = 5;
    private static final long WARM_UP = 1_500_000_000L;
    private static final long TURN = 300_000_000L;

    private static Object host(JsonNode value) {
        if (value.isTextual()) return value.asText();
        if (value.isBoolean()) return value.asBoolean();
        return value.decimalValue();
    }

    private final DMNRuntime runtime;
    private final DMNModel model;
    private final String asked;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final List<BigDecimal> answers = new ArrayList<>();

    private Bench(String folder, String name) throws Exception {
        var read = new ObjectMapper().readTree(new File(folder, name + ".rows.json"));
        asked = read.get("asked").asText();
        for (var row : read.get("rows")) {
            var made = new java.util.HashMap<String, Object>();
            row.fields().forEachRemaining(field -> made.put(field.getKey(), host(field.getValue())));
            rows.add(made);
        }
        for (var answer : read.get("answers")) answers.add(answer.isNull() ? null : answer.decimalValue());
        runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(ResourceFactory.newFileResource(new File(folder, name + ".dmn"))))
                .getOrElseThrow(RuntimeException::new);
        model = runtime.getModels().get(0);
        for (int n = 0; n < 3; n++) check(n);
    }

    private Object ask(int n) {
        DMNContext context = runtime.newContext();
        rows.get(n).forEach(context::set);
        DMNResult result = runtime.evaluateByName(model, context, asked);
        if (result.hasErrors()) throw new IllegalStateException(result.getMessages().toString());
        return result.getDecisionResultByName(asked).getResult();
    }

    private void check(int n) {
        var found = (BigDecimal) ask(n);
        var expected = answers.get(n);
        boolean agrees = found == null || expected == null
                ? found == expected
                : found.subtract(expected).abs().doubleValue() < 1e-9;
        if (!agrees) throw new IllegalStateException("row " + n + ": " + found + ", not " + expected);
    }

    /** Processor time of the process, its compiler and collector included. */
    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Nanoseconds per evaluation over at least {@code least} nanoseconds. */
    private double turn(long least) {
        long begin = processorTime();
        int count = 0;
        while (processorTime() - begin < least) ask(count++ % rows.size());
        return (double) (processorTime() - begin) / count;
    }

    public static void main(String[] arguments) throws Exception {
        for (String name : List.of("expression", "small_table", "thousand_rules", "keyed_1000", "chain", "large_model")) {
            var bench = new Bench(arguments[0], name);
            bench.turn(WARM_UP);
            for (int n = 0; n < Math.min(20, bench.rows.size()); n++) bench.check(n);
            for (int round = 0; round < ROUNDS; round++) {
                System.out.printf("figure\tdrools\tcontext of objects\t%s\t%d\t%.1f%n", name, round, bench.turn(TURN));
            }
        }
    }
}
