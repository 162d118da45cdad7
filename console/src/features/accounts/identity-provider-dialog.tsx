import { Anchor, Loader, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import classes from '../../shared/connection-test/connection-test.module.css'
import { ResultItem } from '../../shared/connection-test/connection-test.tsx'
import { Dialog } from '../../shared/feedback/dialog.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useAccountsWords } from '../../words/accounts/use-accounts-words.ts'
import { useWords } from '../../words/words-context.tsx'

/** Tests the identity provider step by step, and leads to a sign-in that shows the claims and signs nobody in. */
export const IdentityProviderDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const accounts = useAccountsWords()
  const { common } = useWords().words
  const api = useApi()
  const { data, error, isFetching } = useQuery({
    queryKey: ['identity-provider-test'],
    queryFn: () => api.testIdentityProvider(),
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  })
  return (
    <Dialog
      onClose={onClose}
      title={accounts.testProvider}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Stack gap="md">
        <Text size="sm">{accounts.testProviderHint}</Text>
        {isFetching && <Loader size="sm" aria-label={accounts.testProvider} />}
        {error !== null && <ProblemMessage error={error} />}
        {data !== undefined && (
          <ol className={classes.steps}>
            {data.steps.map(({ step, result, found, remedy }) => (
              <ResultItem
                key={`${step} ${found.text}`}
                title={accounts.providerSteps[step]}
                aside={null}
                result={result}
                sentences={{ detail: found.text, remedy: remedy?.text ?? null }}
              />
            ))}
          </ol>
        )}
        {data !== undefined && (
          <Anchor href={data.tryAddress} target="_blank" rel="noreferrer" size="sm">
            {accounts.trySignIn}
          </Anchor>
        )}
      </Stack>
    </Dialog>
  )
}
