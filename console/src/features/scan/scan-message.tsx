import { Alert, Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useScanWords } from '../../words/scan/use-scan-words.ts'
import classes from './scan.module.css'
import type { ScanMessage } from './scan-state.ts'

type Props = { readonly message: ScanMessage | null; readonly code: string | undefined }

/** Says in words and colour whether the last scan was right; where it was not, what can be done. */
export const ScanMessageView = ({ message, code }: Props) => {
  const own = useScanWords()
  return (
    <div aria-live="assertive">
      {message !== null && (
        <Alert
          className={message.tone === 'right' ? classes.right : classes.wrong}
          data-tone={message.tone}
          icon={<span aria-hidden="true">{message.tone === 'right' ? '✓' : '✗'}</span>}
        >
          <Group gap="sm">
            <Text size="md" fw={600}>
              {message.text}
            </Text>
            {message.number !== undefined ? (
              <Anchor
                renderRoot={(props) => (
                  <Link to="/requests/$number" params={{ number: message.number ?? '' }} {...props} />
                )}
              >
                {own.open}
              </Anchor>
            ) : (
              <Anchor renderRoot={(props) => <Link to="/requests" search={{ text: code }} {...props} />}>
                {own.search}
              </Anchor>
            )}
          </Group>
        </Alert>
      )}
    </div>
  )
}
