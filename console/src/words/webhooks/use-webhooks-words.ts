import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of webhooks in the language of the console. */
export const useWebhooksWords = createLazyWords('webhooks', {
  en: async () => (await import('./en.ts')).webhooksEn,
  de: async () => (await import('./de.ts')).webhooksDe,
})
