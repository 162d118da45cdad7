import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { useAuditActionWords } from '../../words/audit/use-audit-action-words.ts'
import { useWords } from '../../words/words-context.tsx'
import page from '../today/today-page.module.css'
import { DoneList } from './done-list.tsx'
import { doneTodayQuery } from './done-query.ts'

/** The acts that are shown at once. */
const maxShown = 3

/** What the person has done today, at the foot of the start page; nothing where that is nothing yet. */
export const DoneByYou = () => {
  const { words } = useWords()
  const own = useAuditActionWords()
  const { data: acts = [] } = useQuery(doneTodayQuery(useApi()))
  const [isWhole, setWhole] = useState(false)
  if (acts.length === 0) return null
  return (
    <section className={page.group} aria-labelledby="done-today">
      <div className={page.groupHead}>
        <Icon name="check" />
        <h2 id="done-today">{own.doneToday.byYou}</h2>
        <span className={page.groupCount}>{acts.length}</span>
        {acts.length > maxShown && !isWhole && (
          <Button size="compact-sm" variant="subtle" ml="auto" onClick={() => setWhole(true)}>
            {words.today.andMore(acts.length - maxShown)}
          </Button>
        )}
      </div>
      <DoneList acts={isWhole ? acts : acts.slice(0, maxShown)} />
    </section>
  )
}
