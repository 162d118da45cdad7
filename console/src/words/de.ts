import type { Words } from './en.ts'

/** The German words of the console. */
export const de: Words = {
  common: {
    cancel: 'Abbrechen',
    close: 'Schließen',
    save: 'Speichern',
    retry: 'Noch einmal versuchen',
    loading: 'Wird geladen',
    or: 'oder',
    required: 'erforderlich',
    showPassword: 'Passwort zeigen',
    skipToContent: 'Zum Inhalt springen',
  },
  problems: {
    no_connection: 'lendwire ist nicht erreichbar. Die Seite versucht es von selbst wieder.',
    not_authenticated: 'Ihre Sitzung ist beendet. Melden Sie sich wieder an.',
    forbidden: 'Ihre Rolle erlaubt das nicht. Fragen Sie einen Admin, wenn Sie es brauchen.',
    not_found: 'Das gibt es nicht, oder es gehört einer anderen Bibliothek.',
    not_allowed_now: 'Das ist im jetzigen Status nicht möglich. Die Seite zeigt, was jetzt möglich ist.',
    conflict:
      'Jemand hat das gleichzeitig geändert. Sehen Sie sich den jetzigen Stand an und versuchen Sie es noch einmal.',
    precondition_failed: 'Jemand anderes hat das inzwischen geändert.',
    rate_limited: 'Das waren zu viele Versuche. Warten Sie einen Moment und versuchen Sie es noch einmal.',
    unavailable: 'lendwire ist gerade nicht verfügbar. Versuchen Sie es gleich noch einmal.',
    invalid_input: 'Ein Teil der Eingabe ist nicht verwendbar.',
    other:
      'Das hat nicht geklappt. Versuchen Sie es noch einmal; wenn es dabei bleibt, sagen Sie es einem Admin.',
    pageFailed: 'Diese Seite konnte nicht angezeigt werden',
    reload: 'Seite neu laden',
    pageNotFound: 'Diese Seite gibt es nicht',
    pageNotFoundHint: 'Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist umgezogen.',
    toRequests: 'Zu den Bestellungen',
  },
  signIn: {
    title: 'Bei lendwire anmelden',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    submit: 'Anmelden',
    withOpenId: 'Über Ihre Einrichtung anmelden',
    forgot: 'Passwort vergessen?',
    wrong: 'Die E-Mail-Adresse oder das Passwort ist falsch.',
    tooMany: (seconds) =>
      seconds > 90
        ? `Zu viele Versuche. Versuchen Sie es in ${Math.ceil(seconds / 60)} Minuten wieder.`
        : `Zu viele Versuche. Versuchen Sie es in ${seconds} Sekunden wieder.`,
    openIdRefused:
      'Ihre Einrichtung kennt Sie, aber Ihr Konto dort hat keine Rolle in lendwire. Fragen Sie einen Admin von lendwire.',
    openIdConflict:
      'Es gibt schon ein Konto mit Ihrer E-Mail-Adresse, und Ihre Einrichtung hat die Adresse nicht bestätigt. Fragen Sie einen Admin.',
    openIdExpired:
      'Die Anmeldung hat zu lange gedauert oder wurde in einem anderen Browser begonnen. Versuchen Sie es noch einmal.',
    openIdFailed: 'Die Anmeldung über Ihre Einrichtung hat nicht geklappt. Versuchen Sie es noch einmal.',
    onlyOpenId: 'Hier meldet man sich über die eigene Einrichtung an.',
    noWay: 'Noch kann man sich nicht anmelden: ein Admin muss das einrichten.',
    again: 'Wieder anmelden',
    againHint: 'Ihre Sitzung ist beendet. Was Sie eingegeben haben, ist noch da.',
    againInWindow: 'Sie sind angemeldet. Sie können dieses Fenster schließen.',
    otherPerson: 'Eine andere Person hat sich angemeldet. Die Seite wird neu geladen.',
  },
  setPassword: {
    title: 'Passwort festlegen',
    firstAdminTitle: 'Den ersten Admin anlegen',
    hint: 'Mindestens 12 Zeichen. Gut sind einige Wörter, auf die sonst niemand kommt.',
    name: 'Ihr Name',
    password: 'Neues Passwort',
    repeat: 'Passwort wiederholen',
    tooShort: 'Das Passwort braucht mindestens 12 Zeichen.',
    tooEasy:
      'Dieses Passwort ist zu leicht zu erraten. Nehmen Sie mehrere Wörter, die nichts miteinander zu tun haben.',
    different: 'Die beiden Passwörter sind nicht gleich.',
    submit: 'Passwort festlegen',
    createAccount: 'Konto anlegen',
    firstAdminHint: 'Sie sind die erste Person hier. Nennen Sie Ihren Namen und Ihre E-Mail-Adresse.',
    noToken:
      'Dieser Link ist nicht vollständig. Öffnen Sie ihn noch einmal aus der Mail, oder lassen Sie sich einen neuen schicken.',
    expired: 'Dieser Link ist abgelaufen oder wurde schon benutzt. Lassen Sie sich einen neuen schicken.',
    askForLink: 'Neuen Link schicken lassen',
    done: (email) => `Das Passwort von ${email} ist festgelegt. Melden Sie sich damit an.`,
  },
  resetPassword: {
    title: 'Neues Passwort festlegen',
    hint: 'Geben Sie Ihre E-Mail-Adresse ein. Gibt es ein Konto, so wird eine Mail mit einem Link dorthin geschickt.',
    submit: 'Link schicken',
    sent: 'Gibt es ein Konto mit dieser Adresse, so ist die Mail unterwegs. Der Link gilt eine Stunde.',
    back: 'Zurück zur Anmeldung',
  },
  layout: {
    navigation: 'Hauptnavigation',
    openNavigation: 'Navigation öffnen',
    closeNavigation: 'Navigation schließen',
    requests: 'Bestellungen',
    account: 'Konto',
    signOut: 'Abmelden',
    language: 'Sprache',
    colors: 'Farben',
    light: 'Hell',
    dark: 'Dunkel',
    automatic: 'Wie das Gerät',
    allLibraries: 'Alle Bibliotheken',
    roles: {
      admin: 'Admin',
      library_admin: 'Bibliotheksadmin',
      staff: 'Personal',
      viewer: 'Nur Einsicht',
      system: 'System',
      metrics: 'Überwachung',
    },
  },
}
