import { Anchor, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../api/api-context.tsx'
import { CopyIcon } from '../../../shared/copy-button.tsx'
import { Dialog } from '../../../shared/feedback/dialog.tsx'
import { ProblemMessage } from '../../../shared/feedback/problem-message.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { nameOfPatron } from '../name-of-patron.ts'
import { requestQuery } from '../request-queries.ts'

type Props = { readonly number: string; readonly onClose: () => void }

/** How to reach the patron of a request: a mail that names the item, in the program of the reader. */
export const WriteToPatronDialog = ({ number, onClose }: Props) => {
  const { words } = useWords()
  const { data, error } = useQuery(requestQuery(useApi(), number))
  const request = data?.request
  const { patron, citation } = request ?? {}
  const title = citation?.titleOfComponent ?? citation?.title ?? number
  return (
    <Dialog onClose={onClose} title={words.request.writeToPatron}>
      {error !== null && <ProblemMessage error={error} />}
      {request !== undefined && (
        <Stack gap="xs">
          <Text size="sm">
            <strong>{nameOfPatron(request) ?? patron?.id}</strong> · {title}
          </Text>
          {patron?.email === undefined ? (
            <Text size="sm" c="var(--second-ink)">
              {words.request.noPatronEmail}
            </Text>
          ) : (
            <Group gap="xs">
              <Anchor
                data-autofocus
                href={`mailto:${patron.email}?subject=${encodeURIComponent(`${title} (${number})`)}`}
              >
                {patron.email}
              </Anchor>
              <CopyIcon text={patron.email} label={words.request.copyAddress} />
            </Group>
          )}
        </Stack>
      )}
    </Dialog>
  )
}
