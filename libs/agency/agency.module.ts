// The directory of agencies, as HTTP.
import { Module } from '@nestjs/common';
import { AgencyController } from './agency.controller.js';

@Module({ controllers: [AgencyController] })
export class AgencyModule {}
