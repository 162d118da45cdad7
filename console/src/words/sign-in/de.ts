import type { signInEn } from './en.ts'

/** The German words for signing in and setting a password. */
export const signInDe: typeof signInEn = {
  signIn: {
    title: 'Bei lendwire anmelden',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    submit: 'Anmelden',
    withOpenId: 'Über Ihre Einrichtung anmelden',
    forgot: 'Passwort vergessen?',
    wrong: 'Die E-Mail-Adresse oder das Passwort ist falsch.',
    wrongPassword: 'Das Passwort ist falsch.',
    tooMany: (seconds) =>
      seconds > 90
        ? `Zu viele Versuche. Versuchen Sie es in ${Math.ceil(seconds / 60)} Minuten wieder.`
        : `Zu viele Versuche. Versuchen Sie es in ${seconds} Sekunden wieder.`,
    openIdRefused:
      'Ihre Einrichtung kennt Sie, aber Ihr Konto dort hat keine Rolle in lendwire. Fragen Sie einen Admin von lendwire.',
    openIdDisabled: 'Ihr Konto hier ist gesperrt. Fragen Sie einen Admin von lendwire.',
    openIdNoAddress:
      'Ihre Einrichtung hat keine E-Mail-Adresse geschickt. Fragen Sie einen Admin von lendwire.',
    openIdOther:
      'Es gibt schon ein Konto mit Ihrer E-Mail-Adresse. Ein Admin von lendwire muss sagen, ob es Ihres ist.',
    openIdLastAdmin:
      'Sie sind der letzte Admin hier, und Ihre Einrichtung gibt Ihnen eine andere Rolle. Es wurde nichts geändert.',
    openIdPassword:
      'Es gibt schon ein Konto mit Ihrer E-Mail-Adresse. Geben Sie einmal dessen Passwort ein. Danach melden Sie sich über Ihre Einrichtung an, und das Passwort gilt nicht mehr.',
    linkAccount: 'Konto verknüpfen',
    emergency: 'Mit einem Notfallkonto anmelden',
    openIdConflict:
      'Es gibt schon ein Konto mit Ihrer E-Mail-Adresse, und Ihre Einrichtung hat die Adresse nicht bestätigt. Fragen Sie einen Admin.',
    openIdExpired:
      'Die Anmeldung hat länger als zehn Minuten gedauert oder wurde in einem anderen Browser begonnen. Versuchen Sie es noch einmal.',
    openIdFailedWith: (code) =>
      `Die Anmeldung über Ihre Einrichtung hat nicht geklappt. Versuchen Sie es noch einmal, oder nennen Sie einem Admin von lendwire: ${code}.`,
    openIdDown: 'Ihre Einrichtung antwortet gerade nicht. Versuchen Sie es später noch einmal.',
    signOutThere: 'Bei Ihrer Einrichtung abmelden, um als jemand anderes zu kommen',
    onlyOpenId: 'Hier meldet man sich über die eigene Einrichtung an.',
    noWay: 'Noch kann man sich nicht anmelden: ein Admin muss das einrichten.',
    again: 'Wieder anmelden',
    againHint: 'Ihre Sitzung ist beendet. Was Sie eingegeben haben, ist noch da.',
    againInWindow: 'Sie sind angemeldet. Sie können dieses Fenster schließen.',
  },
  secondFactor: {
    title: 'Zweiter Faktor',
    about: 'Neben Ihrem Passwort etwas, das Sie haben: eine App, die Codes zeigt, oder ein Passkey.',
    required: 'Ihre Rolle braucht einen zweiten Faktor.',
    confirmHint: 'Das Passwort stimmt. Zeigen Sie jetzt Ihren zweiten Faktor.',
    setUpHint: 'Ihre Rolle braucht neben dem Passwort einen zweiten Faktor. Richten Sie ihn jetzt ein.',
    code: 'Code',
    codeOrRecovery: 'Der Code Ihrer App oder ein Ersatzcode.',
    recoveryOnly: 'Ein Ersatzcode.',
    orPasskey: 'Leer lassen, um einen Passkey zu verwenden.',
    newCode: 'Code der neuen App',
    confirm: 'Bestätigen',
    withPasskey: 'Passkey verwenden',
    makePasskey: 'Passkey einrichten',
    passkeyFailed:
      'Der Passkey wurde nicht verwendet. Versuchen Sie es noch einmal, oder geben Sie einen Code ein.',
    scan: 'Scannen Sie diesen Code mit einer App wie Aegis oder Google Authenticator, und geben Sie den Code ein, den sie zeigt.',
    qrCode: 'QR-Code für die App',
    secret: 'Scannen geht nicht? Geben Sie diesen Schlüssel in der App ein:',
    wrong: 'Der Code ist falsch oder wurde schon benutzt. Warten Sie auf den nächsten.',
    wrongProof: 'Das Passwort oder der zweite Faktor, den Sie gezeigt haben, ist falsch.',
    expired: 'Die Anmeldung hat länger als zehn Minuten gedauert. Beginnen Sie noch einmal.',
    back: 'Zurück zum Passwort',
    recoveryTitle: 'Bewahren Sie diese Ersatzcodes auf',
    recoveryHint:
      'Jeder lässt Sie einmal ein, wenn Sie Telefon oder Passkey verlieren. Drucken Sie sie aus oder legen Sie sie in einen Passwortmanager: sie werden nicht wieder gezeigt.',
    copyCodes: 'Codes kopieren',
    kept: 'Ich habe sie aufbewahrt',
    app: 'App, die Codes zeigt',
    passkeyNamed: (name) => `Passkey „${name}“`,
    since: (day) => `seit ${day}`,
    none: 'Sie haben noch keinen zweiten Faktor.',
    left: (count) => (count === 1 ? '1 Ersatzcode ist übrig.' : `${count} Ersatzcodes sind übrig.`),
    addApp: 'App hinzufügen',
    replaceApp: 'App ersetzen',
    addPasskey: 'Passkey hinzufügen',
    passkeyName: 'Name des Passkeys',
    passkeyNameHint: 'Woran Sie ihn erkennen, etwa „Laptop“.',
    noPasskeys: 'Passkeys gibt es, wo lendwire eine öffentliche Adresse mit einem Namen hat.',
    newCodes: 'Neue Ersatzcodes',
    remove: (name) => `Entfernen: ${name}`,
    removeShort: 'Entfernen',
    proofHint:
      'Geben Sie für die Änderung Ihr Passwort ein, und zeigen Sie einen zweiten Faktor, den Sie haben.',
    passwordHint: 'Geben Sie für die Änderung Ihr Passwort ein.',
    changed: 'Der zweite Faktor ist geändert. Ihre anderen Sitzungen sind beendet.',
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
  },
  resetPassword: {
    title: 'Neues Passwort festlegen',
    hint: 'Geben Sie Ihre E-Mail-Adresse ein. Gibt es ein Konto, so wird eine Mail mit einem Link dorthin geschickt.',
    submit: 'Link schicken',
    sent: 'Gibt es ein Konto mit dieser Adresse, so ist die Mail unterwegs. Der Link gilt eine Stunde.',
    back: 'Zurück zur Anmeldung',
  },
}
