/** The English words of pages that most people never open: a function for each that loads them. */
export const pagesEn = {
  accounts: async () => (await import('../accounts/en.ts')).accountsEn,
  audit: async () => (await import('../audit/en.ts')).auditActionsEn,
  done: async () => (await import('../done/en.ts')).doneEn.done,
  directory: async () => (await import('../directory/en.ts')).directoryEn,
  documents: async () => (await import('../document-kinds/en.ts')).documentKindsEn,
  firstSteps: async () => (await import('../first-steps/en.ts')).firstStepsEn,
  help: async () => (await import('../help/en.ts')).helpEn,
  holdings: async () => (await import('../holdings/en.ts')).holdingsEn,
  integration: async () => (await import('../integration/en.ts')).integrationEn,
  lending: async () => (await import('../lending/en.ts')).lendingEn,
  mailReview: async () => (await import('../mail-review/en.ts')).mailReviewEn,
  messageList: async () => (await import('../message-list/en.ts')).messageListEn,
  offer: async () => (await import('../offer/en.ts')).offerEn,
  palette: async () => (await import('../palette/en.ts')).paletteEn,
  privacy: async () => (await import('../privacy/en.ts')).privacyEn,
  rota: async () => (await import('../rota/en.ts')).rotaEn,
  scan: async () => (await import('../scan/en.ts')).scanEn,
  settings: async () => (await import('../settings/en.ts')).settingsEn,
  statistics: async () => (await import('../statistics/en.ts')).statisticsEn,
  watched: async () => (await import('../watched/en.ts')).watchedEn,
  webhooks: async () => (await import('../webhooks/en.ts')).webhooksEn,
}

/** The words of these pages, once they are loaded. */
export type LoadedWords = {
  readonly [Name in keyof typeof pagesEn]: Awaited<ReturnType<(typeof pagesEn)[Name]>>
}

/** The functions that load them, in any language. */
export type PageWords = { readonly [Name in keyof LoadedWords]: () => Promise<LoadedWords[Name]> }
