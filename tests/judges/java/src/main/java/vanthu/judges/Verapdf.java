package vanthu.judges;

import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Whether files conform to flavours of PDF/A and PDF/UA ("2a,ua1"), by veraPDF. */
final class Verapdf {
  private Verapdf() {}

  /** Prints a line for each flavour and file, and below one that fails a line for each rule that it breaks. Exit code 1 where one fails. */
  static int judge(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean good = true;
    for (String flavour : arguments[0].split(",")) {
      for (int i = 1; i < arguments.length; i++) {
        good &= judge(PDFAFlavour.fromString(flavour), arguments[i]);
      }
    }
    return good ? 0 : 1;
  }

  private static boolean judge(PDFAFlavour flavour, String file) throws Exception {
    try (InputStream stream = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + flavour.getId() + " " + file);
      for (TestAssertion broken : result.getTestAssertions()) {
        if (broken.getStatus() == TestAssertion.Status.FAILED) {
          System.out.println("  " + broken.getRuleId().getClause() + "-" + broken.getRuleId().getTestNumber() + " "
              + broken.getMessage() + " @ " + broken.getLocation().getContext());
        }
      }
      return result.isCompliant();
    }
  }
}
