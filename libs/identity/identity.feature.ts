// Accounts, and orders given under a key, as the catalogue knows them.
import { aboutNobody, streamKind, type Feature, type Subjects } from '../kernel/index.js';
import { ACCOUNT_EVENT_VERSIONS, type AccountEvent, type AccountEvents } from './account.events.js';
import { accountsProjection } from './accounts.projection.js';
import { requestsProjection } from './requests.projection.js';

const subjectsOfAccount = (event: AccountEvent): Subjects =>
  event.type === 'AccountOpened' && event.data.agency ? { tasks: [], agencies: [event.data.agency] } : aboutNobody();

export const identityFeature: Feature = {
  name: 'identity',
  streams: { account: streamKind<AccountEvents>(ACCOUNT_EVENT_VERSIONS, subjectsOfAccount) },
  projections: [accountsProjection, requestsProjection],
  rights: [],
};
