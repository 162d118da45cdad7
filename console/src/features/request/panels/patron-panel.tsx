import { ActionIcon, Anchor, Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../../api/api-context.tsx'
import { usePermission } from '../../../api/session.ts'
import type { RequestView } from '../../../api/types.ts'
import { Facts } from '../../../shared/facts.tsx'
import { Icon } from '../../../shared/icons/icon.tsx'
import { useCut } from '../../../shared/list/use-cut.tsx'
import { Panel } from '../../../shared/panel.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { nameOfPatron } from '../name-of-patron.ts'
import { openOfPatronQuery, patronNoticesQuery } from '../request-queries.ts'

/** How many other open requests of the patron are named. */
const maxOthers = 3

/** Who wants the item: how to reach the patron, and what else is open for the patron. */
export const PatronPanel = ({ request }: { readonly request: RequestView }) => {
  const { words, formats } = useWords()
  const api = useApi()
  const mayReadPatrons = usePermission('patrons:read')
  const mayManage = usePermission('privacy:manage')
  const { patron, number } = request
  const id = patron?.id
  const notices = useQuery({
    ...patronNoticesQuery(api, number),
    enabled: mayReadPatrons && patron?.email !== undefined,
  })
  const others = useQuery({
    ...openOfPatronQuery(api, request.library, id ?? ''),
    enabled: mayReadPatrons && id !== undefined,
  })
  const alsoOpen = (others.data ?? []).filter((other) => other.number !== number)
  const cut = useCut(alsoOpen, maxOthers)
  const unsubscribedAt = notices.data?.unsubscribedAt ?? null
  const unsubscribed =
    unsubscribedAt === null ? undefined : words.request.unsubscribed(formats.date(unsubscribedAt))
  const isKnown = mayReadPatrons && patron !== undefined
  return (
    <Panel
      title={words.request.patron}
      action={
        isKnown && (
          <>
            {patron.email !== undefined && (
              <Button
                component="a"
                href={`mailto:${patron.email}`}
                className="no-print"
                size="compact-sm"
                variant="subtle"
                leftSection={<Icon name="mail" size={14} />}
              >
                {words.request.write}
              </Button>
            )}
            {mayManage && id !== undefined && (
              <ActionIcon
                className="no-print"
                variant="subtle"
                aria-label={words.admin.privacy}
                title={words.admin.privacy}
                renderRoot={(props) => <Link to="/privacy" search={{ patron: id }} {...props} />}
              >
                <Icon name="open" />
              </ActionIcon>
            )}
          </>
        )
      }
    >
      {isKnown ? (
        <Facts
          facts={[
            [words.request.patronName, nameOfPatron(request)],
            [words.request.patronId, patron.id],
            [words.request.patronGroup, patron.group],
            [words.request.patronEmail, patron.email],
            [words.request.patronNotices, unsubscribed],
            [
              words.request.alsoOpen,
              alsoOpen.length === 0 ? undefined : (
                <>
                  {cut.shown.map((other, place) => (
                    <span key={other.number}>
                      {place > 0 && ', '}
                      <Anchor
                        size="sm"
                        renderRoot={(props) => (
                          <Link to="/requests/$number" params={{ number: other.number }} {...props} />
                        )}
                      >
                        {other.title ?? other.number}
                      </Anchor>
                    </span>
                  ))}
                  {cut.more !== null && ', '}
                  {cut.more}
                </>
              ),
            ],
          ]}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {mayReadPatrons ? words.request.noPatron : words.request.patronHidden}
        </Text>
      )}
    </Panel>
  )
}
