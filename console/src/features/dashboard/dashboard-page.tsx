import { Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'
import classes from './dashboard-page.module.css'
import { figuresQuery, periodLengths } from './dashboard-queries.ts'
import { MonthsPanel, PartnersPanel, ReasonsPanel, TimePanel } from './figure-panels.tsx'
import { KeyFigures } from './key-figures.tsx'
import { ProblemsPanel } from './problems-panel.tsx'

/** The overview: how well requests are filled, what does not work, and where to look. */
export const DashboardPage = () => {
  const own = useWatchedWords().dashboard
  const { library } = useChosenLibrary()
  const [days, setDays] = useState<number>(90)
  const isAdmin = usePermission('configuration:write')
  const seesFigures = usePermission('statistics:read')
  const figures = useQuery({ ...figuresQuery(useApi(), days, library), enabled: seesFigures })
  return (
    <Page
      title={own.title}
      actions={
        seesFigures && (
          <>
            <Select
              w={160}
              aria-label={own.period}
              allowDeselect={false}
              value={String(days)}
              onChange={(value) => setDays(Number(value ?? days))}
              data={periodLengths.map((length) => ({ value: String(length), label: own.periods(length) }))}
            />
            <Text size="sm" c="dimmed">
              {own.compared(days)}
            </Text>
          </>
        )
      }
    >
      <Stack gap="md">
        {figures.isError && <ProblemMessage error={figures.error} onRetry={() => void figures.refetch()} />}
        {seesFigures && figures.isPending && <Pending />}
        {figures.data !== undefined && <KeyFigures figures={figures.data} />}
        <div className={classes.two}>
          {figures.data !== undefined && <MonthsPanel figures={figures.data} />}
          <ProblemsPanel />
        </div>
        <div className={classes.three}>
          {figures.data !== undefined && (
            <>
              <TimePanel figures={figures.data} />
              <ReasonsPanel figures={figures.data} />
            </>
          )}
          {isAdmin && <PartnersPanel />}
        </div>
      </Stack>
    </Page>
  )
}
