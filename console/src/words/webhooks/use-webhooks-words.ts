import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of webhooks in the language of the console. */
export const useWebhooksWords = createLazyWords('webhooks')
