import type { StepCode, StepWords } from './words-en.ts'

/** Die deutschen Wörter für das, was ein Schritt eines Verbindungstests ergibt, nach seinem Code. */
export const stepWordsDe: Readonly<Record<StepCode, StepWords>> = {
  not_reached: { detail: 'Dieser Schritt wurde nicht erreicht.', remedy: null },
  not_needed: { detail: 'Dieser Schritt entfällt bei E-Mail.', remedy: null },

  address_allowed: { detail: '{host}, Port {port}', remedy: null },
  address_private: {
    detail: '{host} liegt in einem privaten Netz ({range}), und private Netze sind hier nicht erlaubt.',
    remedy: 'Berichtigen Sie die Adresse, oder erlauben Sie private Netze.',
  },
  mail_address: { detail: 'Briefe gehen an {address}.', remedy: null },

  dns_not_needed: { detail: 'Die Adresse ist eine IP-Adresse.', remedy: null },
  dns_resolved: { detail: '{addresses}', remedy: null },
  dns_private: {
    detail: '{host} führt zu {addresses}, in ein privates Netz.',
    remedy: 'Berichtigen Sie die Adresse, oder erlauben Sie private Netze.',
  },
  dns_not_found: {
    detail: 'Den Namen {host} gibt es im DNS nicht.',
    remedy:
      'Prüfen Sie die Schreibweise des Namens in der Adresse; fragen Sie den Partner nach seiner heutigen Adresse.',
  },
  dns_no_answer: {
    detail: 'Das DNS antwortete auf die Frage nach {host} nicht.',
    remedy: 'Prüfen Sie die DNS-Server des Rechners, auf dem lendwire läuft.',
  },
  dns_failed: {
    detail: 'Der Name {host} ließ sich nicht auflösen: {reason}.',
    remedy: 'Prüfen Sie den Namen in der Adresse und die DNS-Server des Rechners, auf dem lendwire läuft.',
  },

  tcp_connected: { detail: 'Verbunden mit {address}, Port {port}.', remedy: null },
  tcp_refused: {
    detail: '{address} lehnt die Verbindung ab: An Port {port} nimmt niemand an.',
    remedy:
      'Prüfen Sie den Port. Ist er richtig, läuft das System des Partners nicht: Sagen Sie es seiner Technik.',
  },
  tcp_filtered: {
    detail:
      'Keine Antwort von {address}, Port {port}, in {seconds} s: Der Port wird gefiltert. Die Verbindung wurde weder angenommen noch abgelehnt.',
    remedy:
      'Eine Firewall verwirft die Verbindung, hier oder dort: Geben Sie diese Adresse mit Port hier frei, und bitten Sie den Partner, die Adresse von lendwire einzulassen.',
  },
  tcp_unreachable: {
    detail: 'Es führt kein Weg zu {address}, Port {port} ({reason}).',
    remedy:
      'Prüfen Sie die Adresse und das Netz des Rechners, auf dem lendwire läuft; fragen Sie den Partner, ob eine Firewall die Adresse von lendwire abweist.',
  },
  tcp_failed: {
    detail: 'Keine Verbindung zu {address}, Port {port}: {reason}.',
    remedy: 'Zeigen Sie der Technik des Partners, was hier steht.',
  },

  tls_valid: { detail: '{version}, Zertifikat für {name}, noch {days} Tage gültig', remedy: null },
  tls_ends_soon: {
    detail: '{version}, Zertifikat für {name}, noch {days} Tage gültig',
    remedy: 'Sagen Sie dem Partner, dass sein Zertifikat bald abläuft.',
  },
  tls_expired: {
    detail: 'Das Zertifikat für {name} ist seit {days} Tagen abgelaufen ({version}).',
    remedy: 'Der Partner muss sein Zertifikat erneuern. Bis dahin kann nichts gesendet werden.',
  },
  tls_not_yet_valid: {
    detail: 'Das Zertifikat für {name} gilt noch nicht ({version}).',
    remedy: 'Prüfen Sie die Uhren beider Seiten und das Zertifikat.',
  },
  tls_self_signed: {
    detail:
      'Das Zertifikat für {name} ist selbst ausgestellt: Keine Stelle bürgt dafür ({version}, noch {days} Tage).',
    remedy:
      'Der Partner braucht ein Zertifikat einer öffentlichen Stelle; oder vertrauen Sie seinem: Nennen Sie die Datei in NODE_EXTRA_CA_CERTS.',
  },
  tls_unknown_authority: {
    detail:
      'Das Zertifikat für {name} kommt von einer Stelle, der hier nicht vertraut wird ({version}, noch {days} Tage).',
    remedy:
      'Der Partner braucht ein Zertifikat einer öffentlichen Stelle; oder vertrauen Sie seiner: Nennen Sie die Datei in NODE_EXTRA_CA_CERTS.',
  },
  tls_incomplete: {
    detail:
      'Die Stelle hinter dem Zertifikat für {name} ist hier unbekannt und wurde nicht mitgesandt ({version}, noch {days} Tage).',
    remedy:
      'Der Partner muss die Zwischenzertifikate mitsenden. Ist es seine eigene Stelle, nennen Sie die Datei in NODE_EXTRA_CA_CERTS.',
  },
  tls_other_name: {
    detail: 'Das Zertifikat gilt für {name} und nicht für {host} ({version}, noch {days} Tage).',
    remedy:
      'Nehmen Sie in der Adresse den Namen, für den das Zertifikat gilt, oder lassen Sie den Partner diesen Namen aufnehmen.',
  },
  tls_not_spoken: {
    detail: 'Die andere Seite spricht an diesem Port kein TLS.',
    remedy: 'Prüfen Sie den Port, und ob die Adresse mit http: beginnen muss.',
  },
  tls_no_answer: {
    detail: 'Die Verbindung steht, und TLS bekommt in {seconds} s keine Antwort.',
    remedy:
      'Prüfen Sie den Port. Vielleicht hält eine Firewall oder ein Proxy die Verbindung fest: Sagen Sie es der Technik des Partners.',
  },
  tls_closed: {
    detail: 'Die andere Seite schloss die Verbindung, als TLS begann.',
    remedy:
      'Prüfen Sie den Port. Ist er richtig, fragen Sie die Technik des Partners, ob sie die Adresse von lendwire einlässt.',
  },
  tls_failed: {
    detail: 'TLS scheitert: {reason}.',
    remedy: 'Zeigen Sie der Technik des Partners, was hier steht.',
  },
  tls_off: { detail: 'Nachrichten gehen unverschlüsselt hinaus.', remedy: null },
  tls_missing: {
    detail: 'Nachrichten gehen unverschlüsselt hinaus.',
    remedy: 'Bitten Sie den Partner um eine Adresse, die mit https: beginnt.',
  },

  http_answered: { detail: 'HTTP {status}, {contentType}', remedy: null },
  http_message_with_error: {
    detail: 'HTTP {status}, {contentType}: Mit diesem Fehler kam eine Nachricht.',
    remedy: null,
  },
  http_failed_with_text: {
    detail: 'HTTP {status}, {contentType}: Die andere Seite hat einen Fehler. Sie sagt: {answerText}',
    remedy: 'Zeigen Sie der Technik, was gesendet wurde und was zurückkam.',
  },
  http_redirect: {
    detail: 'HTTP {status}: Die Adresse leitet zu einer anderen weiter.',
    remedy: 'lendwire folgt keiner Weiterleitung: Nehmen Sie die Adresse, zu der diese führt.',
  },
  http_no_such_path: {
    detail: 'HTTP {status}: Unter diesem Pfad nimmt nichts Nachrichten an.',
    remedy: 'Prüfen Sie den Pfad der Adresse.',
  },
  http_too_many: {
    detail: 'HTTP {status}: Die andere Seite begrenzt, wie viel gesendet wird.',
    remedy: 'Versuchen Sie es später, und senken Sie „Nachrichten zugleich“.',
  },
  http_failed: {
    detail: 'HTTP {status}, {contentType}: Die andere Seite oder ein Proxy davor hat einen Fehler.',
    remedy: 'Sagen Sie es der Technik.',
  },
  http_refused: {
    detail: 'HTTP {status}, {contentType}: Die andere Seite lehnt solche Nachrichten ab.',
    remedy: 'Zeigen Sie der Technik, was gesendet wurde.',
  },
  http_web_page: {
    detail: 'HTTP {status}, {contentType}: Es kam eine Webseite und keine Nachricht.',
    remedy:
      'Prüfen Sie den Pfad der Adresse. Ist er richtig, steht ein Proxy oder eine Anmeldeseite im Weg: Zeigen Sie der Technik die Seite unten.',
  },
  http_proxy_sign_in: {
    detail: 'HTTP {status}: Ein Proxy dazwischen verlangt eine Anmeldung.',
    remedy:
      'Bitten Sie die Betreuung Ihres Netzes, lendwire ohne den Proxy zu dieser Adresse hinauszulassen.',
  },
  http_too_slow: {
    detail: 'Die Verbindung steht, und in {seconds} s kam keine vollständige Antwort.',
    remedy:
      'Versuchen Sie es noch einmal. Bleibt es so, sagen Sie es der Technik; oder geben Sie dem Partner unter „Zeit zum Antworten“ mehr Zeit.',
  },
  http_closed: {
    detail: 'Die andere Seite nahm die Verbindung an und schloss sie ohne Antwort.',
    remedy:
      'Prüfen Sie den Port, und ob die Adresse mit https: statt http: beginnen muss. Ist beides richtig, sagen Sie es der Technik der anderen Seite.',
  },
  http_cut_off: {
    detail: 'Nur ein Teil einer Antwort kam an ({reason}).',
    remedy:
      'Versuchen Sie es noch einmal. Bleibt es so, sagen Sie es der Technik der anderen Seite: Ihr Programm oder ein Proxy dazwischen schließt die Verbindung zu früh.',
  },
  http_no_answer: {
    detail: 'Die Verbindung steht, und es kam keine Antwort: {reason}.',
    remedy: 'Versuchen Sie es noch einmal. Bleibt es so, sagen Sie es der Technik der anderen Seite.',
  },

  credentials_taken: { detail: 'Die Zugangsdaten wurden angenommen.', remedy: null },
  credentials_not_wanted: { detail: 'Zugangsdaten wurden nicht verlangt.', remedy: null },
  credentials_refused: {
    detail: 'Die andere Seite lehnt diese Zugangsdaten ab (HTTP {status}).',
    remedy:
      'Prüfen Sie Benutzer und Passwort, oder fragen Sie die Technik nach den heutigen, und ob sie die Adresse von lendwire einlässt.',
  },
  credentials_missing: {
    detail: 'Die andere Seite nimmt nichts ohne Zugangsdaten an (HTTP {status}).',
    remedy:
      'Fragen Sie die Technik, wie sich lendwire anmelden soll, und tragen Sie es unter „Wie sich lendwire dort anmeldet“ ein.',
  },
  refused_with_web_page: {
    detail:
      'Die andere Seite oder eine Firewall davor lehnt die Nachricht mit einer Webseite ab (HTTP {status}).',
    remedy:
      'Zeigen Sie der Technik die Seite unten, und fragen Sie, ob sie die Adresse von lendwire einlässt, und nach den heutigen Zugangsdaten.',
  },
  credentials_refused_in_answer: {
    detail:
      'Die andere Seite antwortet auf die Nachricht und lehnt ihre Zugangsdaten ab. Ihre Worte: {answerText}',
    remedy:
      'Prüfen Sie, was unter „Wie sich lendwire dort anmeldet“ steht, und bei NCIP die Passwörter von System und Einrichtung; oder fragen Sie die Technik nach den heutigen.',
  },

  protocol_agency: {
    detail:
      'Die andere Seite liest die Nachricht und ist nach eigener Angabe {agency}. Ob sie die Bibliothek kennt, sagt die Antwort nicht.',
    remedy: null,
  },
  protocol_agency_name: {
    detail:
      'Die andere Seite liest die Nachricht und ist nach eigener Angabe {agency} ({name}). Ob sie die Bibliothek kennt, sagt die Antwort nicht.',
    remedy: null,
  },
  protocol_knows_library: {
    detail:
      '{agency} liest die Nachricht und kennt die Bibliothek: Dieselbe Frage einer Bibliothek, die es nicht gibt, wird abgelehnt. Die Antwort darauf: {answerText}',
    remedy: null,
  },
  protocol_reads: {
    detail: '{agency} liest die Nachricht. Ob sie die Bibliothek kennt, sagt die Antwort nicht.',
    remedy: null,
  },
  protocol_reads_with_text: {
    detail:
      '{agency} liest die Nachricht. Ob sie die Bibliothek kennt, sagt die Antwort nicht. Die Antwort: {answerText}',
    remedy: null,
  },
  protocol_reads_unnamed: {
    detail:
      'Die andere Seite liest die Nachricht und sagt nicht, wer sie ist. Ob sie die Bibliothek kennt, sagt die Antwort nicht.',
    remedy: null,
  },
  library_unknown: {
    detail:
      '{agency} liest die Nachricht und kennt die Kennung der Bibliothek nicht. Die Antwort: {answerText}',
    remedy:
      'Nennen Sie dem Partner die Kennung der Bibliothek, oder berichtigen Sie die erste Kennung der Bibliothek.',
  },
  partner_unknown: {
    detail:
      '{agency} liest die Nachricht und antwortet nicht für die Kennung des Partners. Die Antwort: {answerText}',
    remedy:
      'Fragen Sie den Partner nach seiner Kennung, und berichtigen Sie die erste Kennung in seinen Einstellungen.',
  },
  agency_unknown: {
    detail:
      'Die andere Seite liest die Nachricht und kennt eine Kennung darin nicht. Die Antwort: {answerText}',
    remedy:
      'Vergleichen Sie die Kennungen in der gesendeten Nachricht mit denen beim Partner: Die der Bibliothek muss dort bekannt sein, die des Partners muss seine sein.',
  },
  protocol_other_agency: {
    detail:
      'Die andere Seite liest die Nachricht und antwortet als {agency}. Das ist keine Kennung des Partners. {answerText}',
    remedy:
      'Vergleichen Sie die Kennungen: Berichtigen Sie die des Partners oder seine Adresse. Antwortet {agency} für den Partner, wie ein Broker es tut, nehmen Sie sie unter „Antwortet für“ auf.',
  },
  protocol_malformed: {
    detail: 'Die andere Seite kann die Nachricht nicht lesen. Die Antwort: {answerText}',
    remedy:
      'Prüfen Sie Ausgabe und Hersteller; zeigen Sie der Technik, was gesendet wurde und was zurückkam.',
  },
  protocol_refused: {
    detail: 'Die andere Seite lehnt die Frage ab. Die Antwort: {answerText}',
    remedy: 'Zeigen Sie der Technik, was gesendet wurde und was zurückkam; prüfen Sie Kennungen und Ausgabe.',
  },
  protocol_no_message: {
    detail: 'Die Antwort ist keine Nachricht dieses Protokolls.',
    remedy: 'Prüfen Sie den Pfad der Adresse und den Hersteller: Dort antwortet ein anderes Programm.',
  },
  protocol_cut_off: {
    detail: 'Die Antwort bricht vor ihrem Ende ab.',
    remedy:
      'Versuchen Sie es noch einmal. Bleibt es so, zeigen Sie der Technik, was zurückkam: Das Programm oder ein Proxy dazwischen beendet die Antwort zu früh.',
  },
  protocol_other_question: {
    detail: 'Die Antwort gehört zu einer anderen Nachricht: Sie nennt {named}.',
    remedy: 'Zeigen Sie der Technik, was gesendet wurde und was zurückkam.',
  },
  protocol_other_message: {
    detail: 'Die Antwort ist eine {kind} und gehört zu einer anderen Frage.',
    remedy: 'Prüfen Sie den Pfad der Adresse und den Hersteller: Dort antwortet ein anderes Programm.',
  },
  protocol_incomplete: {
    detail: 'In der Antwort fehlt: {element}.',
    remedy: 'Zeigen Sie der Technik, was gesendet wurde und was zurückkam.',
  },

  ils_no_such_patron: {
    detail: 'Das System liest den Aufruf und sagt, dass es diese Person nicht gibt.',
    remedy: null,
  },
  ils_has_patron: {
    detail: 'Das System liest den Aufruf und hat eine Person mit der Nummer des Tests.',
    remedy: null,
  },
  ils_refuses_patron: {
    detail: 'Das System liest den Aufruf und lehnt die Person des Tests ab.',
    remedy: null,
  },
  ils_no_such_item: {
    detail: 'Das System liest den Aufruf und sagt, dass es dieses Exemplar nicht gibt.',
    remedy: null,
  },
  ils_has_item: {
    detail: 'Das System liest den Aufruf und hat ein Exemplar mit der Nummer des Tests.',
    remedy: null,
  },
  ils_refused: {
    detail: 'Das System lehnt den Aufruf ab: {answerText}',
    remedy:
      'Zeigen Sie der Technik, was gesendet wurde und was zurückkam: Prüfen Sie Dialekt, Kennungen und Version.',
  },
  ils_unclear: {
    detail: 'Die Antwort ist nicht zu lesen: {answerText}',
    remedy:
      'Prüfen Sie den Pfad der Adresse und den Dialekt: Vielleicht antwortet dort ein anderes Programm.',
  },

  letter_never_sent: {
    detail: 'Es wurde noch kein Testbrief gesendet. Nur ein Brief zeigt, ob E-Mails ankommen.',
    remedy: 'Senden Sie einen Testbrief: Der Link darin bestätigt, dass er ankam.',
  },
  letter_not_sent: {
    detail: 'Der Mailserver von lendwire nahm den Testbrief vom {at} an {address} nicht an: {reason}.',
    remedy:
      'Prüfen Sie die Adresse des Partners und den Mailserver in LENDWIRE_SMTP_URL, und senden Sie einen neuen.',
  },
  letter_waits: {
    detail: 'Der Testbrief vom {at} an {address} ist noch nicht bestätigt.',
    remedy:
      'Bitten Sie den Partner, den Link im Brief zu öffnen und auch im Spam nachzusehen. Kommt er nicht an, senden Sie einen neuen.',
  },
  letter_confirmed: { detail: 'Der Testbrief an {address} wurde bestätigt: {at}.', remedy: null },
  letter_other_address: {
    detail: 'Der Testbrief vom {at} ging an {address}. Das ist nicht mehr die Adresse des Partners.',
    remedy: 'Senden Sie einen Testbrief an die heutige Adresse.',
  },
}
