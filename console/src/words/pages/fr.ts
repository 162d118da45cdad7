import type { PageWords } from './en.ts'

/** The French words of pages that most people never open. */
export const pagesFr: PageWords = {
  accounts: async () => (await import('../accounts/fr.ts')).accountsFr,
  audit: async () => (await import('../audit/fr.ts')).auditActionsFr,
  done: async () => (await import('../done/fr.ts')).doneFr.done,
  directory: async () => (await import('../directory/fr.ts')).directoryFr,
  documents: async () => (await import('../document-kinds/fr.ts')).documentKindsFr,
  firstSteps: async () => (await import('../first-steps/fr.ts')).firstStepsFr,
  help: async () => (await import('../help/fr.ts')).helpFr,
  holdings: async () => (await import('../holdings/fr.ts')).holdingsFr,
  integration: async () => (await import('../integration/fr.ts')).integrationFr,
  lending: async () => (await import('../lending/fr.ts')).lendingFr,
  mailReview: async () => (await import('../mail-review/fr.ts')).mailReviewFr,
  messageList: async () => (await import('../message-list/fr.ts')).messageListFr,
  offer: async () => (await import('../offer/fr.ts')).offerFr,
  palette: async () => (await import('../palette/fr.ts')).paletteFr,
  privacy: async () => (await import('../privacy/fr.ts')).privacyFr,
  rota: async () => (await import('../rota/fr.ts')).rotaFr,
  scan: async () => (await import('../scan/fr.ts')).scanFr,
  settings: async () => (await import('../settings/fr.ts')).settingsFr,
  statistics: async () => (await import('../statistics/fr.ts')).statisticsFr,
  watched: async () => (await import('../watched/fr.ts')).watchedFr,
  webhooks: async () => (await import('../webhooks/fr.ts')).webhooksFr,
}
