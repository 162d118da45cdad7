import { adminEn } from './admin/en.ts'
import { bulkEn } from './bulk/en.ts'
import { mailEn } from './mail/en.ts'
import { messagesEn } from './messages/en.ts'
import { pagesEn } from './pages/en.ts'
import { requestEn } from './request/en.ts'
import { requestsEn } from './requests/en.ts'
import { signInEn } from './sign-in/en.ts'
import { todayEn } from './today/en.ts'
import { vocabularyEn } from './vocabulary/en.ts'

/** The English words of the console. Each group has a folder with one file for each language. */
export const en = {
  ...signInEn,
  ...vocabularyEn,
  ...requestsEn,
  ...bulkEn,
  ...requestEn,
  ...mailEn,
  ...messagesEn,
  ...adminEn,
  ...todayEn,
  pages: pagesEn,
  common: {
    quoted: (text: string) => `“${text}”`,
    /** Between a label and its value. */
    ctrl: 'Ctrl',
    colon: ':',
    cancel: 'Cancel',
    /** Leaves a dialog that runs a command: “Cancel” could be taken for the command itself. */
    back: 'Back',
    close: 'Close',
    save: 'Save',
    retry: 'Try again',
    loading: 'Loading',
    or: 'or',
    showPassword: 'Show the password',
    skipToContent: 'Skip to the content',
  },
  problems: {
    no_connection: 'lendwire cannot be reached. Try again in a moment.',
    not_authenticated: 'Your session had ended, so this was not done. Try again once you are signed in.',
    forbidden: 'Your role does not allow this. Ask an admin if you need it.',
    not_found: 'This does not exist, or belongs to another library.',
    not_allowed_now: 'This is not possible in the present status. The page shows what is possible now.',
    conflict: 'Somebody changed this at the same time. Look at the present state and try again.',
    precondition_failed: 'Somebody else changed this meanwhile.',
    rate_limited: 'There were too many attempts. Wait a moment and try again.',
    unavailable: 'lendwire is not available at the moment. Try again shortly.',
    invalid_input: 'Some of the input cannot be used.',
    other: 'This did not work. Try again; if it keeps failing, tell an admin.',
    pageFailed: 'This page could not be shown',
    pageFailedHint:
      'A part of the console did not load: the connection broke, or lendwire was updated. Reload the page; if it keeps failing, tell an admin.',
    reload: 'Reload the page',
    pageNotFound: 'There is no such page',
    pageNotFoundHint: 'The address may be mistyped, or the page has moved.',
    toRequests: 'Go to the requests',
  },
  layout: {
    navigation: 'Main navigation',
    openNavigation: 'Open the navigation',
    bottomBar: 'Every day',
    mail: 'Mail',
    closeNavigation: 'Close the navigation',
    requests: 'Requests',
    worklists: 'Worklists',
    manage: 'Manage',
    account: 'Account',
    commands: 'Commands',
    help: 'Help and keys',
    singleKeys: 'Single keys (?, j, k, x, e, a, m, z, g, n)',
    signOut: 'Sign out',
    language: 'Language',
    colors: 'Colours',
    light: 'Light',
    dark: 'Dark',
    automatic: 'As the device',
    allLibraries: 'All libraries',
    libraryChosen: (name: string) => `Library: ${name}`,
    roles: {
      admin: 'Admin',
      library_admin: 'Library admin',
      staff: 'Staff',
      viewer: 'Viewer',
      system: 'System',
      metrics: 'Monitoring',
    },
  },
  live: {
    lost: 'The connection to lendwire is lost. It is being tried again.',
  },
}

export type Words = typeof en
