import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the palette of commands, in the language of the console. */
export const usePaletteWords = createLazyWords('palette')
