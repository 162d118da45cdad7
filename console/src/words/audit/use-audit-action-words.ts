import { useSuspenseQuery } from '@tanstack/react-query'
import type { LanguageCode } from '../language.ts'
import { useWords } from '../words-context.tsx'
import type { AuditActionWords } from './en.ts'

/** Loaded with the audit log only. */
const catalogues: Readonly<Record<LanguageCode, () => Promise<AuditActionWords>>> = {
  en: async () => (await import('./en.ts')).auditActionsEn,
  de: async () => (await import('./de.ts')).auditActionsDe,
}

/** Returns the words for the actions of the audit log in the language of the console. */
export const useAuditActionWords = (): AuditActionWords => {
  const { language } = useWords()
  const { data } = useSuspenseQuery({
    queryKey: ['audit-action-words', language],
    queryFn: () => catalogues[language](),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}
