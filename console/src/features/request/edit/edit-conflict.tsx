import { Alert, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../../words/words-context.tsx'
import { useFieldLabel } from './edit-fields.tsx'
import type { FieldValues } from './edited-values.ts'

type Props = {
  readonly names: readonly string[]
  readonly theirs: FieldValues
  readonly values: FieldValues
  readonly onChange: (changed: FieldValues) => void
}

/** Scrolls the element into view. The form may be long: what it is about must be seen. */
const bringIntoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'center' })

/** Shows field by field what somebody else has changed as well, and has the person choose. */
export const EditConflict = ({ names, theirs, values, onChange }: Props) => {
  const { words } = useWords()
  const labelOf = useFieldLabel()
  const [mine] = useState(values)
  return (
    <Alert ref={bringIntoView} color="yellow" role="alert" title={words.request.changedBy}>
      <Stack gap="sm">
        <Text size="sm">{words.request.changedByHint}</Text>
        {names.map((name) => (
          <Radio.Group
            key={name}
            label={labelOf(name)}
            value={values[name] === theirs[name] ? 'theirs' : 'mine'}
            onChange={(whose) => onChange({ [name]: (whose === 'theirs' ? theirs : mine)[name] ?? '' })}
          >
            <Stack gap={4} mt={4}>
              <Radio
                value="theirs"
                label={`${words.request.theirs}${words.common.colon} ${theirs[name] || '–'}`}
              />
              <Radio value="mine" label={`${words.request.mine}${words.common.colon} ${mine[name] || '–'}`} />
            </Stack>
          </Radio.Group>
        ))}
      </Stack>
    </Alert>
  )
}
