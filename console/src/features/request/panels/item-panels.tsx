import { Anchor, Badge, Button, Group } from '@mantine/core'
import { usePartnerName } from '../../../api/names.ts'
import type { RequestView } from '../../../api/types.ts'
import { Facts } from '../../../shared/facts.tsx'
import { joined } from '../../../shared/joined.ts'
import { Panel } from '../../../shared/panel.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { useCommandDialog } from '../commands/use-command-dialog.tsx'
import { conditionsOf } from '../conditions-of.ts'

/** The volumes or copies of a request, and where each is. */
export const ItemPanels = ({ request }: { readonly request: RequestView }) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const { may, open, dialog } = useCommandDialog(request)
  const labels = words.request.items
  const names = words.request.facts
  const active = request.rota.find(({ state }) => state === 'active')?.id
  const { from, left } = request.renewal ?? {}
  const renewal =
    joined([
      from === undefined ? undefined : labels.renewalFrom(formats.date(from)),
      left === undefined ? undefined : labels.renewalsLeft(left),
    ]) || undefined
  if (request.items.length === 0) return null
  return (
    <>
      {request.items.map((item) => {
        const partner = request.rota.find(({ id }) => id === item.entry)?.partner
        return (
          <Panel
            key={item.id}
            title={item.volume ?? item.title ?? labels.item(item.id)}
            action={
              may('correct_item') ? (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => open('correct_item', { item: item.id })}
                >
                  {words.commands.correct_item}
                </Button>
              ) : undefined
            }
          >
            <Group gap="xs">
              <Badge variant="default" radius="sm" tt="none">
                {words.itemStates[item.state]}
              </Badge>
              {item.givenUp === true && (
                <Badge variant="default" radius="sm" tt="none" fw={500}>
                  {labels.givenUp}
                </Badge>
              )}
              {item.hold !== 'none' && (
                <Badge variant="default" radius="sm" tt="none" fw={500}>
                  {words.holds[item.hold]}
                </Badge>
              )}
            </Group>
            <Facts
              facts={[
                [labels.barcode, item.barcode ?? item.partnerItemId],
                [labels.dueDate, item.dueDate === undefined ? undefined : formats.date(item.dueDate)],
                [
                  labels.patronDueDate,
                  item.patronDueDate === undefined ? undefined : formats.date(item.patronDueDate),
                ],
                [labels.renewal, item.entry === active ? renewal : undefined],
                [labels.signed, item.signedAt === undefined ? undefined : formats.date(item.signedAt)],
                [labels.callNumber, item.callNumber],
                [labels.location, item.location],
                [labels.partner, partner === undefined ? undefined : partnerName(partner)],
                [labels.use, item.notForLoan === true ? labels.notForLoan : undefined],
                [
                  names.conditions,
                  conditionsOf(request, item.entry, words.partnerConditions).join(', ') || undefined,
                ],
                [names.via, joined([item.via, item.courier, item.format]) || undefined],
                [names.trackingIds, item.trackingIds?.join(', ')],
                [names.sentOn, item.sentOn === undefined ? undefined : formats.date(item.sentOn)],
                [names.accessCode, item.accessCode],
                [names.expiresOn, item.expiresOn === undefined ? undefined : formats.date(item.expiresOn)],
                [names.returnTo, item.returnTo?.join(', ')],
                [labels.return, item.copy === true ? labels.copy : undefined],
                [
                  words.request.delivery,
                  item.url === undefined ? undefined : <FileLink key="file" url={item.url} />,
                ],
              ]}
            />
          </Panel>
        )
      })}
      {dialog}
    </>
  )
}

const FileLink = ({ url }: { readonly url: string }) => {
  const { words } = useWords()
  return (
    <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
      {words.request.items.file}
    </Anchor>
  )
}
