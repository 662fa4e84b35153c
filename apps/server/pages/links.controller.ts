// The pages behind the links in mails. Opening one changes nothing, so that programs which follow links do no harm; only the
// button on the page acts. The link itself is the right to act, so there is no session that another page could abuse.
import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Public } from '../../../libs/identity/access.decorator.js';
import { newId } from '../../../libs/kernel/ids.js';
import { printInstant } from '../../../libs/kernel/index.js';
import { actOnLink, lookAtLink, type Opened } from '../../../libs/application/use-cases/link.use-cases.js';
import { ServedApplication } from '../tokens/served-application.js';
import { CopiesPage } from '../../../libs/pages/copies.template.js';
import { ReadPage } from '../../../libs/pages/read.template.js';
import { TaskPage } from '../../../libs/pages/task.template.js';
import type { Application, Following, Questions } from '../../../libs/application/ports/application.types.js';
import type { Letterhead, Recording } from '../../../libs/engine/turn/ports.types.js';

type LinkPorts = Recording & Following & Questions & Letterhead & Pick<Application, 'directory' | 'tasks'>;

const HTML = 'text/html; charset=utf-8';

const page = (element: ReactElement): string => `<!DOCTYPE html>\n${renderToStaticMarkup(element)}`;

@ApiExcludeController()
@Controller('l')
export class LinksController {
  readonly #application: LinkPorts;
  constructor(@Inject(ServedApplication) application: LinkPorts) {
    this.#application = application;
  }

  async #show(opened: Opened): Promise<string> {
    const { texts, clock } = this.#application;
    if (opened.purpose === 'read') return page(createElement(ReadPage, { texts, view: opened.view, formKey: newId() }));
    if (opened.purpose === 'copies') return page(createElement(CopiesPage, { texts, view: opened.view, formKey: newId() }));
    const frame = { texts, path: '/nhiem-vu', asOf: printInstant(clock.now()), sample: false, mailConfigured: true };
    const history = await this.#application.taskHistory(opened.task);
    return page(createElement(TaskPage, { frame, task: this.#application.showTask(opened.task), history }));
  }

  @Get(':token')
  @Public()
  @Header('content-type', HTML)
  async look(@Param('token') token: string): Promise<string> {
    return this.#show(await lookAtLink(token, this.#application));
  }

  /** Answers with the page itself and never elsewhere: mail programs that decline in one step follow no redirection. */
  @Post(':token')
  @Public()
  @HttpCode(200)
  @Header('content-type', HTML)
  async act(@Param('token') token: string, @Body() body: unknown): Promise<string> {
    return this.#show(await actOnLink(token, body, this.#application));
  }
}
