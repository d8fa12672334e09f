package vanthu.judges;

import java.util.Arrays;

/** One program for all judges: the first argument names one, the rest is its own. Exit code 0 where it found nothing to object to. */
public final class Judge {
  private Judge() {}

  public static void main(String[] arguments) throws Exception {
    String judge = arguments.length == 0 ? "" : arguments[0];
    String[] rest = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
    switch (judge) {
      case "dss" -> System.exit(Dss.judge(rest));
      case "verapdf" -> System.exit(Verapdf.judge(rest));
      default -> {
        System.err.println("usage: judges verapdf FLAVOUR[,FLAVOUR] FILE... | dss AUTHORITIES.pem CRLS.pem FILE...");
        System.exit(2);
      }
    }
  }
}
