import { createLazyWords } from '../lazy-words.ts'
import { createSettingWords, type SettingWords } from './setting-words.ts'

/** Returns the words for settings in the language of the console. */
export const useSettingWords = createLazyWords<SettingWords>('settings', {
  en: async () => createSettingWords((await import('./en.ts')).settingsEn),
  de: async () => createSettingWords((await import('./de.ts')).settingsDe),
})
