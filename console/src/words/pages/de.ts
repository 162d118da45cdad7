import type { PageWords } from './en.ts'

/** The German words of pages that most people never open. */
export const pagesDe: PageWords = {
  accounts: async () => (await import('../accounts/de.ts')).accountsDe,
  audit: async () => (await import('../audit/de.ts')).auditActionsDe,
  done: async () => (await import('../done/de.ts')).doneDe.done,
  directory: async () => (await import('../directory/de.ts')).directoryDe,
  documents: async () => (await import('../document-kinds/de.ts')).documentKindsDe,
  firstSteps: async () => (await import('../first-steps/de.ts')).firstStepsDe,
  help: async () => (await import('../help/de.ts')).helpDe,
  holdings: async () => (await import('../holdings/de.ts')).holdingsDe,
  integration: async () => (await import('../integration/de.ts')).integrationDe,
  lending: async () => (await import('../lending/de.ts')).lendingDe,
  mailReview: async () => (await import('../mail-review/de.ts')).mailReviewDe,
  messageList: async () => (await import('../message-list/de.ts')).messageListDe,
  offer: async () => (await import('../offer/de.ts')).offerDe,
  palette: async () => (await import('../palette/de.ts')).paletteDe,
  privacy: async () => (await import('../privacy/de.ts')).privacyDe,
  rota: async () => (await import('../rota/de.ts')).rotaDe,
  scan: async () => (await import('../scan/de.ts')).scanDe,
  settings: async () => (await import('../settings/de.ts')).settingsDe,
  statistics: async () => (await import('../statistics/de.ts')).statisticsDe,
  watched: async () => (await import('../watched/de.ts')).watchedDe,
  webhooks: async () => (await import('../webhooks/de.ts')).webhooksDe,
}
