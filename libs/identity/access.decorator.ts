// Who is asking, and what a route says about who may: every route names a right, or says that it is open. One that says neither is closed.
import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { RefusedError, refuse, type Actor } from '../kernel/index.js';
import type { Right } from './rights.rule.js';

/** What the service leaves on a request whose token it knows. */
export interface WithActor {
  actor?: Actor;
}

/** Where a route's declaration is kept. */
export const ACCESS = 'dunghan:access';

/** A right, or that no account is asked for. */
export type Access = Right | 'public';

/** Whoever asks has this right; who brings no token is refused before anything is read. */
export const May = (right: Right): MethodDecorator => applyDecorators(SetMetadata(ACCESS, right), ApiBearerAuth());

/** Anybody may ask, or the address is itself a secret. */
export const Public = (): MethodDecorator => SetMetadata(ACCESS, 'public');

/** The bearer of the token. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<WithActor>();
  if (!actor) throw new RefusedError(refuse('account.token-needed'));
  return actor;
});
