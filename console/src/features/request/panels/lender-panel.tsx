import { ActionIcon, Anchor, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../../api/api-context.tsx'
import { partnersQuery } from '../../../api/names.ts'
import { usePermission } from '../../../api/session.ts'
import type { RequestView } from '../../../api/types.ts'
import { Facts } from '../../../shared/facts.tsx'
import { Icon } from '../../../shared/icons/icon.tsx'
import { Panel } from '../../../shared/panel.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { useCommandDialog } from '../commands/use-command-dialog.tsx'

/** The lender of the request: whom to call there, and its own number for the request. */
export const LenderPanel = ({ request }: { readonly request: RequestView }) => {
  const { words } = useWords()
  const { may, open, dialog } = useCommandDialog(request)
  const mayOpen = usePermission('requests:write')
  const { data: partners = [] } = useQuery(partnersQuery(useApi()))
  const entry = request.rota.find(({ state }) => state === 'active' || state === 'supplied')
  if (entry === undefined) return null
  const partner = partners.find(({ code }) => code === entry.partner)
  const contact = partner?.contacts?.[0]
  const labels = words.request.lender
  const link = (scheme: 'tel' | 'mailto', value: string | undefined) =>
    value === undefined ? undefined : (
      <Anchor size="sm" href={`${scheme}:${value}`}>
        {value}
      </Anchor>
    )
  return (
    <Panel
      title={words.request.head.lender}
      action={
        <>
          {may('message') && (
            <Button
              className="no-print"
              size="compact-sm"
              variant="subtle"
              leftSection={<Icon name="message" size={14} />}
              onClick={() => open('message')}
            >
              {labels.message}
            </Button>
          )}
          {mayOpen && partner !== undefined && (
            <ActionIcon
              className="no-print"
              variant="subtle"
              aria-label={labels.open}
              title={labels.open}
              renderRoot={(props) => (
                <Link to="/partners/$code" params={{ code: entry.partner }} {...props} />
              )}
            >
              <Icon name="open" />
            </ActionIcon>
          )}
        </>
      }
    >
      <Facts
        facts={[
          [words.request.patronName, partner?.name ?? entry.partner],
          [labels.contact, contact?.name],
          [labels.phone, link('tel', contact?.phone)],
          [words.request.patronEmail, link('mailto', contact?.email)],
          [labels.theirNumber, entry.partnerRequestId],
        ]}
      />
      {dialog}
    </Panel>
  )
}
