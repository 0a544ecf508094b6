package io.dealtrail.deal;

import org.springframework.data.repository.CrudRepository;

interface DealRepository extends CrudRepository<Deal, String> {}
