import { adminFr } from './admin/fr.ts'
import { bulkFr } from './bulk/fr.ts'
import type { Words } from './en.ts'
import { mailFr } from './mail/fr.ts'
import { messagesFr } from './messages/fr.ts'
import { pagesFr } from './pages/fr.ts'
import { requestFr } from './request/fr.ts'
import { requestsFr } from './requests/fr.ts'
import { signInFr } from './sign-in/fr.ts'
import { todayFr } from './today/fr.ts'
import { vocabularyFr } from './vocabulary/fr.ts'

/** The French words of the console. */
export const fr: Words = {
  ...signInFr,
  ...vocabularyFr,
  ...requestsFr,
  ...bulkFr,
  ...requestFr,
  ...mailFr,
  ...messagesFr,
  ...adminFr,
  ...todayFr,
  pages: pagesFr,
  common: {
    quoted: (text: string) => `« ${text} »`,
    ctrl: 'Ctrl',
    colon: ' :',
    cancel: 'Annuler',
    back: 'Retour',
    close: 'Fermer',
    save: 'Enregistrer',
    retry: 'Réessayer',
    loading: 'Chargement',
    or: 'ou',
    showPassword: 'Afficher le mot de passe',
    skipToContent: 'Aller au contenu',
  },
  problems: {
    no_connection: 'lendwire est injoignable. Réessayez dans un instant.',
    not_authenticated:
      'Votre session était terminée : l’action n’a pas été effectuée. Réessayez une fois connecté.',
    forbidden: 'Votre rôle ne le permet pas. Adressez-vous à un administrateur si vous en avez besoin.',
    not_found: 'Cet élément n’existe pas, ou appartient à une autre bibliothèque.',
    not_allowed_now:
      'Ce n’est pas possible dans l’état actuel. La page montre ce qui est possible maintenant.',
    conflict: 'Quelqu’un a fait une modification en même temps. Voyez l’état actuel et réessayez.',
    precondition_failed: 'Quelqu’un d’autre a fait une modification entre-temps.',
    rate_limited: 'Il y a eu trop de tentatives. Attendez un instant et réessayez.',
    unavailable: 'lendwire n’est pas disponible pour le moment. Réessayez bientôt.',
    invalid_input: 'Une partie de la saisie n’est pas utilisable.',
    other: 'L’action n’a pas abouti. Réessayez ; si l’échec persiste, prévenez un administrateur.',
    pageFailed: 'Cette page n’a pas pu être affichée',
    pageFailedHint:
      'Une partie de la console n’a pas été chargée : la connexion a été coupée, ou lendwire a été mis à jour. Rechargez la page ; si l’échec persiste, prévenez un administrateur.',
    reload: 'Recharger la page',
    pageNotFound: 'Cette page n’existe pas',
    pageNotFoundHint: 'L’adresse comporte peut-être une erreur, ou la page a été déplacée.',
    toRequests: 'Aller aux demandes',
  },
  layout: {
    navigation: 'Navigation principale',
    openNavigation: 'Ouvrir la navigation',
    bottomBar: 'Au quotidien',
    mail: 'Courriels',
    closeNavigation: 'Fermer la navigation',
    requests: 'Demandes',
    worklists: 'Listes de travail',
    manage: 'Gérer',
    account: 'Compte',
    commands: 'Commandes',
    help: 'Aide et touches',
    singleKeys: 'Touches simples (?, j, k, x, e, a, m, z, g, n)',
    signOut: 'Se déconnecter',
    language: 'Langue',
    colors: 'Couleurs',
    light: 'Clair',
    dark: 'Sombre',
    automatic: 'Comme l’appareil',
    allLibraries: 'Toutes les bibliothèques',
    libraryChosen: (name) => `Bibliothèque : ${name}`,
    roles: {
      admin: 'Administrateur',
      library_admin: 'Administrateur de bibliothèque',
      staff: 'Personnel',
      viewer: 'Consultation',
      system: 'Système',
      metrics: 'Surveillance',
    },
  },
  live: {
    lost: 'La connexion à lendwire est interrompue. Nouvelle tentative en cours.',
  },
}
