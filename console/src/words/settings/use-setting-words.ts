import { useSuspenseQuery } from '@tanstack/react-query'
import type { LanguageCode } from '../language.ts'
import { useWords } from '../words-context.tsx'
import { createSettingWords, type SettingCatalogue, type SettingWords } from './setting-words.ts'

/** Loaded with the first form only: most people never open one. */
const catalogues: Readonly<Record<LanguageCode, () => Promise<SettingCatalogue>>> = {
  en: async () => (await import('./en.ts')).settingsEn,
  de: async () => (await import('./de.ts')).settingsDe,
}

/** Returns the words for settings in the language of the console. */
export const useSettingWords = (): SettingWords => {
  const { language } = useWords()
  const { data } = useSuspenseQuery({
    queryKey: ['setting-words', language],
    queryFn: async () => createSettingWords(await catalogues[language]()),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}
