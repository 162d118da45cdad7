import { Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import type { RequestView } from '../../api/types.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { usePageTitle } from '../../shared/page/use-page-title.ts'
import { useRestAfterChange } from '../../shared/use-rest-after-change.ts'
import { ConditionsStrip } from './conditions-strip.tsx'
import { ListPosition } from './list-position.tsx'
import { CostsPanel } from './panels/costs-panel.tsx'
import { FactPanels } from './panels/fact-panels.tsx'
import { HistoryPanel } from './panels/history-panel.tsx'
import { ItemPanels } from './panels/item-panels.tsx'
import { LenderPanel } from './panels/lender-panel.tsx'
import { MessagePanel } from './panels/message-panel.tsx'
import { PatronPanel } from './panels/patron-panel.tsx'
import { RotaPanel } from './panels/rota-panel.tsx'
import { RequestHead } from './request-head.tsx'
import classes from './request-page.module.css'
import { requestQuery } from './request-queries.ts'
import { RequestTurn } from './request-turn.tsx'

type BodyProps = { readonly request: RequestView; readonly etag: string | null }

/** What stands below the head of a request. Each change may exchange its buttons, or move them. */
const RequestBody = ({ request, etag }: BodyProps) => {
  const mayReadMessages = usePermission('messages:read')
  const { allowedCommands, attention, next } = request
  const body = useRestAfterChange<HTMLDivElement>(JSON.stringify([allowedCommands, attention, next]))
  return (
    <div ref={body} className={classes.body}>
      <RequestTurn request={request} />
      <ConditionsStrip request={request} />
      <div className={classes.columns}>
        <Stack gap="md">
          <MessagePanel request={request} />
          <RotaPanel request={request} />
          {mayReadMessages && <HistoryPanel number={request.number} rota={request.rota} />}
        </Stack>
        <Stack gap="md">
          <PatronPanel request={request} />
          <LenderPanel request={request} />
          <ItemPanels request={request} />
          <CostsPanel request={request} />
          <FactPanels request={request} etag={etag} />
        </Stack>
      </div>
    </div>
  )
}

/** One request: its facts in the head, whose turn it is and what can be done, and everything that is known of it. */
export const RequestPage = () => {
  const api = useApi()
  const { number } = useParams({ from: '/person/requests/$number' })
  const search = useSearch({ from: '/person/requests/$number' })
  const query = useQuery(requestQuery(api, number))
  const data = query.data
  usePageTitle(data?.request.citation.titleOfComponent ?? data?.request.citation.title ?? number)
  const back = <ListPosition number={number} search={search} />
  if (data === undefined)
    return (
      <Stack>
        {back}
        {query.isError ? (
          <>
            <Title order={1} size="h3">
              {number}
            </Title>
            <ProblemMessage error={query.error} onRetry={() => void query.refetch()} />
          </>
        ) : (
          <Pending />
        )}
      </Stack>
    )
  const { request, etag } = data
  return (
    // Another request starts afresh: no open dialog is taken along by the browser's way back.
    <div key={number} className={classes.page}>
      <RequestHead request={request} etag={etag} back={back} />
      <RequestBody request={request} etag={etag} />
    </div>
  )
}
