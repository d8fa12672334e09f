package vanthu.judges;

import eu.europa.esig.dss.crl.CRLBinary;
import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.crl.CRLValidity;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.InputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.List;

/** Whether the signatures of PDFs are valid, and of which level, by the European Commission's DSS. Offline: it asks nobody. */
final class Dss {
  private Dss() {}

  /** Revocation lists in files: without one the answer would be INDETERMINATE. */
  private static final class FileCrls implements CRLSource {
    private final transient List<byte[]> lists = new ArrayList<>();

    FileCrls(String file) throws Exception {
      try (InputStream stream = new FileInputStream(file)) {
        for (var list : CertificateFactory.getInstance("X.509").generateCRLs(stream)) {
          lists.add(((X509CRL) list).getEncoded());
        }
      }
    }

    @Override
    public CRLToken getRevocationToken(CertificateToken certificate, CertificateToken issuer) {
      for (byte[] bytes : lists) {
        try {
          X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes));
          if (!list.getIssuerX500Principal().equals(issuer.getCertificate().getSubjectX500Principal())) {
            continue;
          }
          CRLBinary binary = CRLUtils.buildCRLBinary(bytes);
          CRLValidity validity = CRLUtils.buildCRLValidity(binary, issuer);
          CRLToken token = new CRLToken(certificate, validity);
          token.setExternalOrigin(RevocationOrigin.EXTERNAL);
          return token;
        } catch (Exception wrong) {
          throw new IllegalStateException(wrong);
        }
      }
      return null;
    }
  }

  /** Prints a line for each signature: indication, level, who. Exit code 1 where one is not TOTAL_PASSED. */
  static int judge(String[] arguments) throws Exception {
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    try (InputStream stream = new FileInputStream(arguments[0])) {
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
        trusted.addCertificate(DSSUtils.loadCertificate(certificate.getEncoded()));
      }
    }
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    verifier.setCrlSource(new FileCrls(arguments[1]));
    boolean good = true;
    for (int i = 2; i < arguments.length; i++) {
      SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(arguments[i]));
      validator.setCertificateVerifier(verifier);
      SimpleReport report = validator.validateDocument().getSimpleReport();
      System.out.println(report.getSignatureIdList().size() + " signatures in " + arguments[i]);
      good &= !report.getSignatureIdList().isEmpty();
      for (String id : report.getSignatureIdList()) {
        Indication indication = report.getIndication(id);
        System.out.println(indication + " " + report.getSignatureFormat(id) + " " + report.getSignedBy(id) + " "
            + report.getSubIndication(id));
        report.getAdESValidationErrors(id).forEach(message -> System.out.println("  error: " + message.getValue()));
        report.getAdESValidationWarnings(id).forEach(message -> System.out.println("  warning: " + message.getValue()));
        good &= indication == Indication.TOTAL_PASSED;
      }
    }
    return good ? 0 : 1;
  }
}
