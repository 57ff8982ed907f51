package io.cotejo.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.job.DatasetSpec;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.Normalization;
import io.cotejo.events.job.ValidationSpec;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetsTest {
    private final Datasets datasets = new Datasets(Path.of("no-such-folder"));

    @Test
    void takesTheFirstImagesAndHoldsBackTheLastOfThem() {
        var whole = datasets.load(digits(100, 20, 0));

        var divided = datasets.load(digits(100, 20, 30));

        assertThat(divided.train().digest()).isEqualTo(whole.train().first(70).digest());
        assertThat(divided.validation().digest())
                .isEqualTo(whole.train().range(70, 100).digest());
        assertThat(divided.testDigest()).isEqualTo(whole.testDigest());
        assertThat(divided.digest()).isNotEqualTo(whole.digest());
    }

    @Test
    void withoutValidationNothingIsHeldBack() {
        var dataset = datasets.load(digits(100, 20, 0));

        assertThat(dataset.train().size()).isEqualTo(100);
        assertThat(dataset.validation().size()).isZero();
    }

    @Test
    void moreValidationThanImagesIsAFaultOfTheField() {
        assertThatThrownBy(() -> datasets.load(digits(100, 20, 100)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("dataset.validation")
                .hasMessageContaining("was 100")
                .hasMessageContaining("dataset.train");
    }

    @Test
    void moreDigitsThanAHeapBearsAreAFault() {
        assertThatThrownBy(() -> datasets.load(digits(500_001, 20, 0)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("500001");
    }

    @Test
    void anUnknownNameIsAFaultThatListsTheKnownOnes() {
        assertThatThrownBy(() -> datasets.load(new DatasetSpec(
                        "imagenet", 1, 1, ValidationSpec.last(0), new Normalization.Unit(), null, null)))
                .isInstanceOf(UnknownDatasetException.class)
                .hasMessageContaining("digits, mnist, fashion-mnist, kmnist, cifar10")
                .hasMessageContaining("imagenet");
    }

    @Test
    void shapesAndClassesAreKnownWithoutFiles() {
        assertThat(Catalog.find("cifar10"))
                .get()
                .returns(new ImageShape(3, 32, 32), Description::shape)
                .satisfies(description -> assertThat(description.classes()).hasSize(10));
        assertThat(Catalog.find("digits")).get().returns(new ImageShape(1, 28, 28), Description::shape);
        assertThat(Catalog.find("imagenet")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"digits, 500000, 500000", "mnist, 60000, 10000", "kmnist, 60000, 10000", "cifar10, 50000, 10000"})
    void asManyImagesAsThereAreMayBeAskedForAndNotOneMore(String name, int train, int test) {
        var description = Catalog.find(name).orElseThrow();

        assertThat(description.faults(new DatasetSpec(
                        name, train, test, ValidationSpec.last(train - 1), new Normalization.Unit(), null, null)))
                .isEmpty();
        assertThat(description.faults(new DatasetSpec(
                        name, train + 1, test + 1, ValidationSpec.last(0), new Normalization.Unit(), null, null)))
                .extracting(Fault::field)
                .containsExactly("dataset.train", "dataset.test");
    }

    @Test
    void withoutALimitValidationIsMeasuredByTheUsualNumberOfImages() {
        var digits = Catalog.find("digits").orElseThrow();

        assertThat(digits.faults(digits(null, null, 59_999))).isEmpty();
        assertThat(digits.faults(digits(null, null, 60_000)))
                .singleElement()
                .hasToString("dataset.validation: must be less than the 60000 training images that it is held back"
                        + " from: ask for less, or set a larger dataset.train, was 60000");
    }

    @Test
    void onlyTheGeneratedDatasetIsAvailableInAnEmptyFolder() {
        assertThat(datasets.available())
                .filteredOn(Availability::available)
                .extracting(each -> each.description().name())
                .containsExactly("digits");
    }

    @Test
    void someTestImagesEndWhereTheSetEnds() {
        assertThat(datasets.test("digits", 9_995, 10).size()).isEqualTo(5);
        assertThat(datasets.test("digits", 20_000, 10).size()).isZero();
    }

    private static DatasetSpec digits(@Nullable Integer train, @Nullable Integer test, int validation) {
        return new DatasetSpec(
                "digits", train, test, ValidationSpec.last(validation), new Normalization.Unit(), null, null);
    }
}
