import type { components } from '@lendwire/client'
import { Anchor, List, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { usePartnerName } from '../../api/names.ts'
import { useDirectoryWords } from '../../words/directory/use-directory-words.ts'
import { useSettingWords } from '../../words/settings/use-setting-words.ts'
import { useWords } from '../../words/words-context.tsx'

type Report = Pick<components['schemas']['DirectoryImportReport'], 'kept' | 'missing' | 'held'>

/** Lists what an import of a directory keeps, misses, and leaves to a person. */
export const DirectoryDetails = ({ report }: { readonly report: Report }) => {
  const { words } = useWords()
  const directory = useDirectoryWords()
  const settings = useSettingWords()
  const partnerName = usePartnerName()
  const { kept, missing, held } = report
  return (
    <>
      {kept.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {directory.kept(kept.length)}
          </Text>
          <List size="sm">
            {kept.map(({ entry, member }) => (
              <List.Item key={`${entry} ${member}`}>
                {entry}
                {words.common.colon} {settings.label(['directory_entry', member])}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      {missing.length > 0 && (
        <Text size="sm">
          {directory.missing(missing.length)}
          {words.common.colon} {missing.join(', ')}
        </Text>
      )}
      {held.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {directory.held(held.length)}
          </Text>
          <Text size="sm" c="dimmed">
            {directory.heldHint}
          </Text>
          <List size="sm">
            {held.map(({ partner, member, before, after }) => (
              <List.Item key={`${partner} ${member}`}>
                <Anchor
                  size="sm"
                  underline="always"
                  renderRoot={(props) => <Link to="/partners/$code" params={{ code: partner }} {...props} />}
                >
                  {partnerName(partner)}
                </Anchor>
                {words.common.colon} {settings.label(['partner', ...member.split('.')])}
                {words.common.colon} {before} → {after}
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </>
  )
}
