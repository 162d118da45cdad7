import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import { Facts } from '../../shared/facts.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useRotaWords } from '../../words/rota/use-rota-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { chargeInWords, partnerFiguresQuery } from '../new-request/partner-figures.ts'

/** What the statistics say of a partner: its share of filled requests, how long it makes wait, what it charges. */
export const LendingFigures = ({ code }: { readonly code: string }) => {
  const { formats } = useWords()
  const own = useRotaWords()
  const { data } = useQuery({
    ...partnerFiguresQuery(useApi(), 'all'),
    enabled: usePermission('statistics:read'),
  })
  const figures = data?.get(code)
  if (figures === undefined) return null
  const { fillRate, days, charge } = figures
  return (
    <Panel title={own.figures}>
      <Facts
        facts={[
          [
            own.fillRate,
            fillRate === undefined ? undefined : formats.percent(Math.round(fillRate * 100) / 100),
          ],
          [own.days, days === undefined ? undefined : formats.number(days)],
          [own.usualCost, chargeInWords(charge, { words: own, formats })],
        ]}
      />
    </Panel>
  )
}
