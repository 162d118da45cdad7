import { useMemo } from 'react'
import { createLazyWords } from '../lazy-words.ts'
import { createSettingWords, type SettingWords } from './setting-words.ts'

const useSettingCatalogue = createLazyWords('settings')

/** Returns the words for settings in the language of the console. */
export const useSettingWords = (): SettingWords => {
  const catalogue = useSettingCatalogue()
  return useMemo(() => createSettingWords(catalogue), [catalogue])
}
