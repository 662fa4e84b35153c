// Who is asking: the bearer of a token, or nobody. Controllers that change anything take `@By()`, which refuses nobody.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RefusedError, refuse, type Actor } from '../kernel/index.js';

/** What the guard leaves on the request. */
export interface WithActor {
  actor?: Actor;
}

export const By = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<WithActor>();
  if (!actor) throw new RefusedError(refuse('account.token-needed'));
  return actor;
});
