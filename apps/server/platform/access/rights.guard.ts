// Lets a request through to what its route says may be asked. A route that says nothing is closed to everybody.
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS, type Access, type WithActor } from '../../../../libs/identity/access.decorator.js';
import { RefusedError, refuse } from '../../../../libs/kernel/index.js';
import { demand } from '../../../../libs/application/use-cases/demand.js';
import { ServedApplication } from '../../tokens/served-application.js';
import type { Application } from '../../../../libs/application/ports/application.types.js';

@Injectable()
export class RightsGuard implements CanActivate {
  readonly #application: Pick<Application, 'directory'>;
  readonly #reflector = new Reflector();
  constructor(@Inject(ServedApplication) application: Pick<Application, 'directory'>) {
    this.#application = application;
  }

  canActivate(context: ExecutionContext): boolean {
    const access = this.#reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (!access) throw new RefusedError(refuse('route-closed'));
    if (access === 'public') return true;
    const { actor } = context.switchToHttp().getRequest<WithActor>();
    if (!actor) throw new RefusedError(refuse('account.token-needed'));
    demand(access, actor, this.#application);
    return true;
  }
}
