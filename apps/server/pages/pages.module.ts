// What browsers are shown.
import { Module } from '@nestjs/common';
import { LinksController } from './links.controller.js';
import { PagesController } from './pages.controller.js';

@Module({ controllers: [LinksController, PagesController] })
export class PagesModule {}
