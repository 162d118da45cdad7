import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the page of messages, in the language of the console. */
export const useMessageListWords = createLazyWords('messageList')
