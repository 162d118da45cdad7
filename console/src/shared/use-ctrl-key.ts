import { useWords } from '../words/words-context.tsx'

/** Returns what is printed on the key that goes with others: ⌘ on a Mac. */
export const useCtrlKey = (): string => {
  const { words } = useWords()
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : words.common.ctrl
}
