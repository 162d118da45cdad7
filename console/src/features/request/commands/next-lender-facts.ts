import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../api/api-context.tsx'
import { usePermission } from '../../../api/session.ts'
import type { Entry, RequestView } from '../../../api/types.ts'
import { useRotaWords } from '../../../words/rota/use-rota-words.ts'
import { useWords } from '../../../words/words-context.tsx'
import { chargeInWords, partnerFiguresQuery } from '../../new-request/partner-figures.ts'

/** What is known of the lender that is asked next. */
type NextLenderFacts = {
  /** Its copy, its fill rate, and the days until an item of it is here. */
  readonly promises: readonly string[]
  /** What it charges; undefined where nothing says so. */
  readonly charges: string | undefined
}

/** Returns what the catalogue and the statistics say of the lender that is asked next. */
export const useNextLenderFacts = (request: RequestView, next: Entry | undefined): NextLenderFacts => {
  const { words, formats } = useWords()
  const rotaWords = useRotaWords()
  const { data } = useQuery({
    ...partnerFiguresQuery(useApi(), request.service.type),
    enabled: usePermission('statistics:read') && next !== undefined,
  })
  const { fillRate, days, charge } = data?.get(next?.partner ?? '') ?? {}
  const { available, held } = next?.located ?? {}
  const { rota } = words.request
  return {
    promises: [
      available === undefined ? undefined : available ? rota.available : rota.notAvailable,
      available === undefined && held === true ? rota.held : undefined,
      fillRate === undefined ? undefined : rotaWords.fills(formats.percent(Math.round(fillRate * 100) / 100)),
      days === undefined ? undefined : rotaWords.arrives(formats.number(days)),
    ].filter((part) => part !== undefined),
    charges: chargeInWords(charge, { words: rotaWords, formats }),
  }
}
