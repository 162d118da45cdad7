import { Anchor, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'
import { AlarmList } from './alarm-list.tsx'
import { alarmsQuery } from './alarm-queries.ts'

/** The page of alarms: those that are open, and those that ended lately. */
export const AlarmsPage = () => {
  const documentWords = useDocumentsWords()
  const own = useWatchedWords().alarms
  const api = useApi()
  const standing = useQuery(alarmsQuery(api, 'standing'))
  const over = useQuery(alarmsQuery(api, 'over'))
  const mayConfigure = usePermission('configuration:write')
  return (
    <Page
      title={own.title}
      description={own.description}
      actions={
        mayConfigure && (
          <>
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link to="/configuration/$kind" params={{ kind: 'alarm_rule' }} {...props} />
              )}
            >
              {documentWords.kinds.alarm_rule.many}
            </Anchor>
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link to="/configuration/$kind" params={{ kind: 'alarm_settings' }} {...props} />
              )}
            >
              {documentWords.kinds.alarm_settings.many}
            </Anchor>
          </>
        )
      }
    >
      {standing.isError && <ProblemMessage error={standing.error} onRetry={() => void standing.refetch()} />}
      {standing.isPending && <Pending />}
      <Stack gap="md">
        {standing.data?.length === 0 && <EmptyState title={own.none} hint={own.noneHint} />}
        {standing.data !== undefined && standing.data.length > 0 && (
          <Panel title={own.standingTitle}>
            <AlarmList alarms={standing.data} />
          </Panel>
        )}
        {over.data !== undefined && over.data.length > 0 && (
          <Panel title={own.overTitle}>
            <AlarmList alarms={over.data} />
          </Panel>
        )}
      </Stack>
    </Page>
  )
}
