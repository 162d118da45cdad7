import { adminDe } from './admin/de.ts'
import { bulkDe } from './bulk/de.ts'
import type { Words } from './en.ts'
import { mailDe } from './mail/de.ts'
import { messagesDe } from './messages/de.ts'
import { pagesDe } from './pages/de.ts'
import { requestDe } from './request/de.ts'
import { requestsDe } from './requests/de.ts'
import { signInDe } from './sign-in/de.ts'
import { todayDe } from './today/de.ts'
import { vocabularyDe } from './vocabulary/de.ts'

/** The German words of the console. */
export const de: Words = {
  ...signInDe,
  ...vocabularyDe,
  ...requestsDe,
  ...bulkDe,
  ...requestDe,
  ...mailDe,
  ...messagesDe,
  ...adminDe,
  ...todayDe,
  pages: pagesDe,
  common: {
    quoted: (text: string) => `„${text}“`,
    ctrl: 'Strg',
    colon: ':',
    cancel: 'Abbrechen',
    back: 'Zurück',
    close: 'Schließen',
    save: 'Speichern',
    retry: 'Noch einmal versuchen',
    loading: 'Wird geladen',
    or: 'oder',
    showPassword: 'Passwort zeigen',
    skipToContent: 'Zum Inhalt springen',
  },
  problems: {
    no_connection: 'lendwire ist nicht erreichbar. Versuchen Sie es gleich noch einmal.',
    not_authenticated:
      'Ihre Sitzung war beendet; das wurde nicht ausgeführt. Versuchen Sie es erneut, sobald Sie angemeldet sind.',
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
    pageFailedHint:
      'Ein Teil der Konsole wurde nicht geladen: Die Verbindung brach ab, oder lendwire wurde aktualisiert. Laden Sie die Seite neu; hilft das nicht, wenden Sie sich an die Administration.',
    reload: 'Seite neu laden',
    pageNotFound: 'Diese Seite gibt es nicht',
    pageNotFoundHint: 'Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist umgezogen.',
    toRequests: 'Zu den Bestellungen',
  },
  layout: {
    navigation: 'Hauptnavigation',
    openNavigation: 'Navigation öffnen',
    bottomBar: 'Jeden Tag',
    mail: 'Mails',
    closeNavigation: 'Navigation schließen',
    requests: 'Bestellungen',
    worklists: 'Arbeitslisten',
    manage: 'Verwalten',
    account: 'Konto',
    commands: 'Befehle',
    help: 'Hilfe und Tasten',
    singleKeys: 'Einzelne Tasten (?, j, k, x, e, a, m, z, g, n)',
    signOut: 'Abmelden',
    language: 'Sprache',
    colors: 'Farben',
    light: 'Hell',
    dark: 'Dunkel',
    automatic: 'Wie das Gerät',
    allLibraries: 'Alle Bibliotheken',
    libraryChosen: (name) => `Bibliothek: ${name}`,
    roles: {
      admin: 'Admin',
      library_admin: 'Bibliotheksadmin',
      staff: 'Personal',
      viewer: 'Nur Einsicht',
      system: 'System',
      metrics: 'Überwachung',
    },
  },
  live: {
    lost: 'Die Verbindung zu lendwire ist unterbrochen. Es wird weiter versucht.',
  },
}
