import type { IlsSubject } from './ils.ts'
import { dialectOf } from './vendors/read-vendor-settings.ts'
import { words } from './words.ts'

/**
 * Returns the place of a received item in the library's own system: policy, place, and whether it may be lent, in the
 * elements of AcceptItem that the dialect takes.
 */
export const placement = ({ item, connection }: IlsSubject) => {
  const { itemPolicyElement, locationType } = dialectOf(connection)
  const policy = words(item?.itemPolicy)
  const location = words(item?.location)
  const restrictions = [
    ...(item?.notForLoan === true ? [{ value: 'In Library Use Only' }] : []),
    ...(policy !== undefined && itemPolicyElement === 'ItemUseRestrictionType' ? [{ value: policy }] : []),
  ]
  return {
    description:
      policy !== undefined && itemPolicyElement === 'MediumType' ? { MediumType: { value: policy } } : {},
    fields: {
      ItemUseRestrictionType: restrictions.length === 0 ? undefined : restrictions,
      CirculationStatus:
        policy !== undefined && itemPolicyElement === 'CirculationStatus' ? { value: policy } : undefined,
      Location:
        location === undefined || locationType === null
          ? undefined
          : [
              {
                LocationType: { value: locationType },
                LocationName: {
                  LocationNameInstance: [{ LocationNameLevel: '1', LocationNameValue: location }],
                },
              },
            ],
    },
  }
}
