import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { Dialog } from '../../shared/feedback/dialog.tsx'
import { useAuditActionWords } from '../../words/audit/use-audit-action-words.ts'
import { DoneList } from './done-list.tsx'
import { doneTodayQuery } from './done-query.ts'

/** The mails that the person has dealt with today, as a number that opens the list; nothing where there are none. */
export const DoneButton = () => {
  const own = useAuditActionWords()
  const { data: acts = [] } = useQuery(doneTodayQuery(useApi()))
  const [isOpen, setOpen] = useState(false)
  const mails = acts.filter(({ action }) => /\/(assign|dismiss)$/.test(action))
  if (mails.length === 0) return null
  return (
    <>
      <Button size="compact-sm" variant="subtle" ml="auto" onClick={() => setOpen(true)}>
        {own.doneToday.count(mails.length)}
      </Button>
      {isOpen && (
        <Dialog title={own.doneToday.byYou} onClose={() => setOpen(false)}>
          <DoneList acts={mails} />
        </Dialog>
      )}
    </>
  )
}
