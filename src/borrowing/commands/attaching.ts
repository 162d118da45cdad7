import { isCopy, serviceOf } from '../items/copies.ts'
import { itemsOf } from '../items/items.ts'
import { arrive, countAsShipped } from '../items/receive-items.ts'
import { addFile, addItem } from '../items/ship-items.ts'
import { activeEntry, changeItems, type Draft, endAttention, raise } from '../life-cycle/draft.ts'
import { guard, leadsFrom, notRecording, step } from '../life-cycle/rule.ts'
import { sentStages } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type Attach = CommandOf<'attach_file'>

const activeItems = ({ request }: Draft): readonly Item[] =>
  itemsOf(request, activeEntry(request)?.id ?? null)

const copyIsWanted = guard('refusal.no_copy_wanted', (draft) => {
  const active = activeEntry(draft.request)
  return (
    active !== undefined &&
    (serviceOf(draft.request, active.id).type !== 'loan' ||
      activeItems(draft).some((item) => isCopy(draft.request, item)))
  )
})

const isNotAttached = guard<Attach>('refusal.file_is_attached', (draft, { url }) =>
  draft.request.items.every((item) => item.url !== url),
)

/** Returns the item that has no file yet: of those that are under way or expected the first. */
const withoutFile = (draft: Draft): Item | undefined =>
  activeItems(draft).find(
    ({ state, url }) => url === undefined && ['expected', 'shipped', 'received'].includes(state),
  )

const attach = step<Attach>(
  'the copy is here: an item that has no file gets it, else it is a further item; `received` is sent with the last of them; the patron gets nothing before staff forward it',
  (draft, { url, title }) => {
    const entry = activeEntry(draft.request)?.id
    if (entry === undefined) return draft
    const shipped = countAsShipped(draft, entry)
    const name = { url, ...(title === undefined ? {} : { title }) }
    const waiting = withoutFile(shipped)
    const added = waiting === undefined ? addItem(shipped, entry, name) : shipped
    const target = waiting?.id ?? added.request.itemCount
    const placed = changeItems(
      added,
      ({ id }) => id === target,
      ({ state }) => ({
        ...name,
        form: 'digital',
        hold: 'none',
        ...(state === 'expected' ? { state: 'shipped' } : {}),
      }),
    )
    const answered = endAttention(
      placed,
      (each) => each.kind === 'file_not_passed_on' && each.because === 'too_large' && each.entry === entry,
    )
    return arrive(answered, entry, [target], [])
  },
)

const attachLate = step<Attach>(
  'the file is kept with those that were delivered: staff forward it',
  (draft, { url, title }) => {
    const late = draft.request.attention.find((each) => each.kind === 'file_not_passed_on')
    if (late?.kind !== 'file_not_passed_on') return draft
    const answered = endAttention(draft, (each) => each === late)
    const added = addFile(answered, late.entry, { url, ...(title === undefined ? {} : { title }) })
    const { note } = late
    return raise(added, {
      kind: 'file_not_passed_on',
      entry: late.entry,
      because: 'completed',
      ...(note === undefined ? {} : { note }),
    })
  },
)

/** The rules of the command by which staff put a file in that came another way than by the partner’s message. */
export const attaching: CommandRules<'attach_file'> = {
  attach_file: [
    {
      stages: [...sentStages, 'shipped', 'received'],
      when: [notRecording, copyIsWanted],
      provided: [isNotAttached],
      leads: { ...leadsFrom(sentStages, ['shipped', 'received']), shipped: ['received'] },
      does: [attach],
    },
    { stages: ['closed'], attention: 'file_not_passed_on', provided: [isNotAttached], does: [attachLate] },
  ],
}
