import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the first steps in the language of the console. */
export const useFirstStepsWords = createLazyWords('firstSteps')
